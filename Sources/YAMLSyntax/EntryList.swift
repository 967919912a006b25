import Diagnostics

/// The entries of a mapping while it is read. What is refused is reported and left out.
struct EntryList {
    /// Up to here a walk is cheaper than a hash table.
    private static let fewEntries = 12

    private(set) var entries: [Mapping.Entry] = []
    private var index: [KeyBytes: Int] = [:]
    private let collector: DiagnosticCollector

    init(_ collector: DiagnosticCollector) {
        self.collector = collector
    }

    mutating func add(_ key: Node, _ value: Node) {
        guard let text = text(of: key) else { return }
        if let first = position(of: text) {
            let related = Diagnostic.Related(message: Messages.firstGivenHere(text), range: entries[first].key.range)
            collector.report(.duplicateKey, Messages.duplicateKey(text), at: key.range, related: [related])
            return
        }
        entries.append(Mapping.Entry(key: Spanned(text, at: key.range), value: value))
        remember(text)
    }

    private func text(of key: Node) -> String? {
        guard let scalar = key.scalar else {
            collector.report(.keyIsNoText, Messages.keyIsNoText(key.kindName), at: key.range)
            return nil
        }
        if key.isPlaceholder { return nil }
        if scalar.resolved == .null {
            collector.report(.keyIsNoText, Messages.keyIsNoText(key.kindName), at: key.range)
            return nil
        }
        if scalar.style == .plain, scalar.text == "<<" {
            collector.report(.mergeKey, Messages.mergeKey, at: key.range)
            return nil
        }
        return scalar.text
    }

    private func position(of key: String) -> Int? {
        if entries.count > Self.fewEntries { return index[KeyBytes(key)] }
        return entries.indices.first { KeyBytes.areEqual(entries[$0].key.value, key) }
    }

    private mutating func remember(_ key: String) {
        if entries.count == Self.fewEntries + 1 {
            for (position, entry) in entries.enumerated() { index[KeyBytes(entry.key.value)] = position }
        } else if entries.count > Self.fewEntries {
            index[KeyBytes(key)] = entries.count - 1
        }
    }
}
