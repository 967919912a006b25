import YAMLSyntax

/// The order of the keys of a playbook (docs/language.md). Other mappings keep theirs.
enum KeyOrder {
    private static let playbook = [
        "playbook", "version", "description", "owner", "references", "mode", "expires", "trigger", "let", "when", "steps", "limits",
    ]

    /// The entries as they are to be written. Keys that are not known stay behind the others, in their own order.
    ///
    /// - Parameter isFixed: whether an alias forbids to move anything.
    static func sorted(_ entries: [WrittenNode.Entry], isFixed: Bool) -> [WrittenNode.Entry] {
        let names = entries.map { $0.key?.scalar?.text }
        guard !isFixed, names.contains("playbook") else { return entries }
        let ranked = zip(entries, names).enumerated().map { index, pair in
            (rank: pair.1.flatMap { playbook.firstIndex(of: $0) } ?? playbook.count, index: index, entry: pair.0)
        }
        return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.entry)
    }
}

extension WrittenNode {
    /// Whether an anchor or an alias stands anywhere in it.
    var holdsAnchors: Bool {
        if properties.contains(where: { $0.hasPrefix("&") }) { return true }
        switch content {
        case .alias: return true
        case .scalar: return false
        case .collection(let collection):
            return collection.entries.contains { $0.value.holdsAnchors || $0.key?.holdsAnchors == true }
        }
    }
}
