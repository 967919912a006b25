public import Diagnostics

/// Reads a mapping key by key and remembers what was asked for, so that `finish()` knows what nobody wanted.
public struct MappingReader {
    /// The whole mapping as a node.
    public let node: Node
    /// Its entries.
    public let mapping: Mapping
    /// For sentences, with its article: "a playbook".
    public let what: String
    private let place: SourceRange?
    private let collector: DiagnosticCollector
    private var declared = KeyList([])
    /// Those that were asked for or allowed besides.
    private var others: [String] = []
    private var wanted: Set<KeyBytes> = []
    /// Those that were required and are not there.
    private var missing: [String] = []

    /// Nil if the node is no mapping, which is then reported.
    public init?(_ node: Node, what: String, _ collector: DiagnosticCollector) {
        let value = ValueReader(node, name: what, collector)
        guard let reader = value.mapping(what: what) else { return nil }
        self = reader
    }

    /// - Parameter place: the key that the mapping is the value of.
    init(_ mapping: Mapping, node: Node, what: String, at place: SourceRange?, _ collector: DiagnosticCollector) {
        self.node = node
        self.mapping = mapping
        self.what = what
        self.place = place
        self.collector = collector
    }

    // MARK: Keys

    /// Nil if the key is not there.
    public mutating func node(_ key: String) -> Node? {
        entry(key)?.value
    }

    /// Nil if the key is not there, which `finish()` reports.
    public mutating func required(_ key: String) -> Node? {
        entry(key)?.value ?? lacks(key)
    }

    /// Nil if the key is not there; `finish()` reports it if it is required.
    public mutating func value(_ key: String, required isRequired: Bool = false) -> ValueReader? {
        allow(key)
        return declaredValue(key, required: isRequired)
    }

    /// The same of a key that stands in the list of `allowing`.
    public mutating func declaredValue(_ key: String, required isRequired: Bool) -> ValueReader? {
        guard let entry = mapping.entry(key) else { return isRequired ? lacks(key) : nil }
        return ValueReader(entry.value, ofKey: key, place: entry.key.range, collector)
    }

    /// Keys that are allowed though nobody has asked for them yet: they stand in the list of `finish()`.
    public mutating func allow(_ keys: some Sequence<String>) {
        for key in keys { allow(key) }
    }

    /// The same reader with keys that are allowed though nobody has asked for them yet; they are listed first.
    public func allowing(_ keys: KeyList) -> MappingReader {
        var reader = self
        reader.declared = keys
        return reader
    }

    private mutating func allow(_ key: String) {
        let bytes = KeyBytes(key)
        if !declared.bytes.contains(bytes), wanted.insert(bytes).inserted { others.append(key) }
    }

    private var known: [String] { declared.names + others }

    /// Entries that nobody has asked for so far, in the order of the file.
    public var unread: [Mapping.Entry] {
        mapping.entries.filter { entry in
            let bytes = KeyBytes(entry.key.value)
            return !declared.bytes.contains(bytes) && !wanted.contains(bytes)
        }
    }

    /// Where the mapping is to be blamed as a whole: its key, or its first key, or itself.
    public var blame: SourceRange {
        place ?? mapping.entries.first?.key.range ?? node.range
    }

    /// Reports the keys that are missing and those that nobody has asked for, with those that were. Call it when all have
    /// been asked for: only then is it known which key a misspelt one was meant to be, and that is one mistake.
    public func finish() {
        let unread = unread
        guard !unread.isEmpty || !missing.isEmpty else { return }
        // A key that is there already cannot have been meant.
        let meant = unread.isEmpty ? [] : known.filter { !mapping.has($0) }
        let guesses = unread.map { Spelling.nearest(to: $0.key.value, among: meant) }
        for key in missing where !guesses.contains(key) {
            collector.report(.missingKey, Messages.missingKey(key, what: what), at: blame)
        }
        for (entry, guess) in zip(unread, guesses) { unknown(entry, guess, meant, guesses) }
    }

    // MARK: Values

    /// Any scalar, by its own text.
    public mutating func string(_ key: String, required: Bool = false) -> Spanned<String>? {
        value(key, required: required)?.string()
    }

    /// The scalar itself, for texts in which something will have to be found again.
    public mutating func scalar(_ key: String, required: Bool = false) -> Scalar? {
        value(key, required: required)?.scalar()
    }

    /// The items of a list.
    public mutating func list(_ key: String, required: Bool = false) -> [Node]? {
        value(key, required: required)?.list()
    }

    /// The items of a list of scalars, by their own texts.
    public mutating func strings(_ key: String, required: Bool = false) -> [Spanned<String>]? {
        value(key, required: required)?.strings()
    }

    /// A reader of a mapping inside; `what` names it in sentences, with its article.
    public mutating func mapping(_ key: String, what: String, required: Bool = false) -> MappingReader? {
        value(key, required: required)?.mapping(what: what)
    }

    /// One of some words, spelt exactly.
    public mutating func enumeration(
        _ key: String, among words: [String], required: Bool = false
    ) -> Spanned<String>? {
        value(key, required: required)?.enumeration(among: words)
    }

    // MARK: Pieces

    private mutating func entry(_ key: String) -> Mapping.Entry? {
        allow(key)
        return mapping.entry(key)
    }

    private mutating func lacks<Result>(_ key: String) -> Result? {
        missing.append(key)
        return nil
    }

    private func unknown(_ entry: Mapping.Entry, _ guess: String?, _ meant: [String], _ guesses: [String?]) {
        let key = entry.key.value
        let isCommaSlip = mapping.isFlow && entry.value.isNull
        let needed = guess.flatMap { missing.contains($0) ? $0 : nil }
        collector.report(
            .unknownKey, Messages.unknownKey(key, what: what, needed: needed) + (isCommaSlip ? Messages.commaSlip : ""),
            at: entry.key.range, allowed: known, suggestion: guess, fix: isCommaSlip ? nil : certainKey(key, meant, guesses))
    }

    /// Nil too if another slip may mean the same key: that would give it twice.
    private func certainKey(_ key: String, _ meant: [String], _ guesses: [String?]) -> String? {
        guard let certain = Spelling.certain(for: key, among: meant) else { return nil }
        return guesses.count { $0 == certain } == 1 ? certain : nil
    }
}
