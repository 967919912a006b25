import YAMLSyntax

/// Values on one line.
struct FlowText {
    private let attachment: Attachment

    init(_ attachment: Attachment) {
        self.attachment = attachment
    }

    /// A scalar without its properties.
    /// - Returns: nil if it is a block or was written over several lines, which are kept.
    static func single(_ node: WrittenNode) -> String? {
        guard let scalar = node.scalar, scalar.style != .literal, scalar.style != .folded else { return nil }
        let lines = scalar.writtenLines
        // At the start of a line these would begin or end a document.
        if scalar.style == .plain, ["---", "..."].contains(where: scalar.text.hasPrefix) { return PlainText.written(scalar.text) }
        guard lines.count == 1, let line = lines.first else { return nil }
        return scalar.style == .plain ? line : PlainText.written(scalar.text)
    }

    /// A list or mapping in brackets.
    /// - Returns: nil if it is none, or has comments or texts that need lines of their own.
    func collection(_ node: WrittenNode) -> String? {
        guard let collection = node.collection, collection.isFlow, !hasComments(collection) else { return nil }
        var parts: [String] = []
        for entry in collection.entries {
            guard let part = part(entry) else { return nil }
            parts.append(part)
        }
        let text = parts.joined(separator: ", ")
        let brackets = collection.isMapping ? (text.isEmpty ? "{}" : "{ \(text) }") : "[\(text)]"
        return (node.properties + [brackets]).joined(separator: " ")
    }

    private func part(_ entry: WrittenNode.Entry) -> String? {
        guard let value = value(entry.value) else { return nil }
        guard let key = entry.key else { return value }
        guard let name = self.value(key) else { return nil }
        if value.isEmpty { return name }
        if case .alias = key.content { return name + " : " + value }
        return name + ": " + value
    }

    private func value(_ node: WrittenNode) -> String? {
        switch node.content {
        case .alias(let name): name
        case .scalar:
            Self.single(node).map { (node.properties + ($0.isEmpty ? [] : [$0])).joined(separator: " ") }
        case .collection: collection(node)
        }
    }

    private func hasComments(_ collection: WrittenNode.Collection) -> Bool {
        attachment.tails[collection.id] != nil
            || collection.entries.contains { attachment.leading[$0.id] != nil || attachment.trailing[$0.id] != nil }
    }
}
