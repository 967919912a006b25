import Canonical
public import Diagnostics

/// Reads one value as what it must be; one sentence for each way in which it is not.
public struct ValueReader {
    /// The value.
    public let node: Node
    /// What the value is called; put into words when a sentence needs it, since hardly any value has a mistake.
    private let label: Label
    /// Where a value that is missing is reported: its key, since nothing else is there.
    let place: SourceRange
    let isItem: Bool
    let collector: DiagnosticCollector

    private indirect enum Label {
        case key(String)
        case words(String)
        case item(of: Label)

        var text: String {
            switch self {
            case .key(let key): Messages.key(key)
            case .words(let words): words
            case .item(let list): Messages.item(of: list.text)
            }
        }
    }

    /// For sentences: "`steps`" or "an item of `steps`".
    public var name: String { label.text }

    /// A reader of one value.
    ///
    /// - Parameter name: begins the sentences, like "`comment`" or "the tag".
    public init(_ node: Node, name: String, _ collector: DiagnosticCollector) {
        self.init(node, .words(name), place: node.range, isItem: true, collector)
    }

    /// The value of a key.
    ///
    /// - Parameter place: of the key.
    init(_ node: Node, ofKey key: String, place: SourceRange, _ collector: DiagnosticCollector) {
        self.init(node, .key(key), place: place, isItem: false, collector)
    }

    private init(_ node: Node, _ label: Label, place: SourceRange, isItem: Bool, _ collector: DiagnosticCollector) {
        self.node = node
        self.label = label
        self.place = place
        self.isItem = isItem
        self.collector = collector
    }

    /// Any scalar, by its own text: digits and `true` too.
    public func string() -> Spanned<String>? {
        scalar(expected: Messages.text).map { Spanned($0.text, at: node.range) }
    }

    /// The scalar itself, for texts in which something will have to be found again.
    public func scalar() -> Scalar? { scalar(expected: Messages.text) }

    /// The items of a list.
    public func list() -> [Node]? {
        guard let items = node.sequence, !node.isPlaceholder else { return wrongKind(Messages.list, suggestion: listSuggestion) }
        return items
    }

    /// A list of scalars by their own texts; those that are none are reported and left out.
    public func strings() -> [Spanned<String>]? {
        guard let items = node.sequence, !node.isPlaceholder else { return wrongKind(Messages.listOfTexts, suggestion: listSuggestion) }
        return items.compactMap { item($0).string() }
    }

    /// A reader of the entries of a mapping.
    ///
    /// - Parameter what: for sentences, with its article: "a trigger".
    public func mapping(what: String) -> MappingReader? {
        guard let mapping = node.mapping, !node.isPlaceholder else { return wrongKind(Messages.mapping) }
        return MappingReader(mapping, node: node, what: what, at: isItem ? nil : place, collector)
    }

    /// One of this value's items, if it is a list.
    public func item(_ node: Node) -> ValueReader {
        ValueReader(node, .item(of: label), place: node.range, isItem: true, collector)
    }

    // MARK: Pieces

    func scalar(expected: String) -> Scalar? {
        guard let scalar = node.scalar, !node.isPlaceholder, scalar.resolved != .null else { return wrongKind(expected) }
        return scalar
    }

    func wrongKind<Result>(_ expected: String, suggestion: String? = nil, fix: String? = nil) -> Result? {
        if node.isPlaceholder { return nil }
        if let scalar = node.scalar, scalar.resolved == .null {
            collector.report(.emptyValue, emptySentence(scalar.text, expected), at: emptyPlace(scalar))
        } else {
            let message = Messages.wrongKind(name, expected: expected, node)
            collector.report(.wrongKind, message, at: reportRange, suggestion: suggestion, fix: fix)
        }
        return nil
    }

    private func emptySentence(_ text: String, _ expected: String) -> String {
        if !text.isEmpty { return Messages.nullWord(name, text, expected: expected) }
        return isItem ? Messages.emptyItem(name, expected: expected) : Messages.emptyValue(name, expected: expected)
    }

    private func emptyPlace(_ scalar: Scalar) -> SourceRange {
        scalar.text.isEmpty ? place : node.range
    }

    /// A whole block of lines is not underlined: its key says which is meant.
    private var reportRange: SourceRange {
        node.scalar == nil ? place : node.range
    }

    private var listSuggestion: String? {
        guard let scalar = node.scalar, scalar.resolved != .null, scalar.style == .plain, scalar.text.utf8.count <= 200 else { return nil }
        return "[\(scalar.text)]"
    }
}
