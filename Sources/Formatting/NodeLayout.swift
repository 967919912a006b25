import Diagnostics
import YAMLSyntax

/// Lays out one document, line by line.
struct NodeLayout {
    private(set) var lines: [Line] = []
    let attachment: Attachment
    private let file: SourceFile
    /// Nothing may be blank at the start of a collection, nor behind a text that keeps its blank lines.
    private var forbidsBlank = true

    init(_ attachment: Attachment, _ file: SourceFile) {
        self.attachment = attachment
        self.file = file
    }

    mutating func document(_ root: WrittenNode) {
        add(attachment.heads, indent: 0)
        if let collection = root.collection, inline(root, at: 0) == nil {
            if !root.properties.isEmpty { add(Line(code: root.properties.joined(separator: " "))) }
            forbidsBlank = true
            entries(of: collection, KeyOrder.sorted(collection.entries, isFixed: root.holdsAnchors), indent: 0, lead: nil)
        } else if !root.isNothing {
            value(root, behind: "", indent: 0, comment: nil, isItem: false)
        }
        add(attachment.ends, indent: 0)
    }

    // MARK: Entries

    /// - Parameter lead: what stands on the line of the first entry already; its comments are written then.
    private mutating func entries(
        of collection: WrittenNode.Collection, _ entries: [WrittenNode.Entry], indent: Int, lead: String?
    ) {
        let spaces = String(repeating: " ", count: indent)
        // What stands on top of a document stays there, whichever key comes first.
        let first = collection.entries.first?.id
        let isMoved = entries.first?.id != first
        if isMoved, let first { add(attachment.leading[first] ?? [], indent: indent) }
        for (index, entry) in entries.enumerated() {
            if index > 0 || lead == nil { above(entry, indent: indent, isBare: isMoved && entry.id == first) }
            self.entry(entry, behind: index == 0 ? lead ?? spaces : spaces, indent: indent)
        }
        add(attachment.tails[collection.id] ?? [], indent: indent)
    }

    private mutating func above(_ entry: WrittenNode.Entry, indent: Int, isBare: Bool) {
        if !isBare { add(attachment.leading[entry.id] ?? [], indent: indent) }
        let line = file.lineOffsets(file.position(at: entry.start).line)
        if !isBare, file.isBlank(line.lowerBound..<entry.start), file.isAfterBlankLine(entry.start) { addBlank() }
        add(raised(entry, indent: indent), indent: indent)
    }

    /// Comments that have no place on the entry's own lines.
    private func raised(_ entry: WrittenNode.Entry, indent: Int) -> [Comment] {
        let trailing = attachment.trailing[entry.id] ?? []
        guard isCompact(entry, indent: indent), let first = entry.value.collection?.entries.first else {
            return Array(trailing.dropLast())
        }
        return trailing + (attachment.leading[first.id] ?? []) + raised(first, indent: indent + 2)
    }

    /// `- - a` and `- key: value`.
    private func isCompact(_ entry: WrittenNode.Entry, indent: Int) -> Bool {
        entry.key == nil && entry.value.collection != nil && entry.value.properties.isEmpty
            && inline(entry.value, at: indent + 2) == nil
    }

    private mutating func entry(_ entry: WrittenNode.Entry, behind lead: String, indent: Int) {
        let head = entry.key.map { lead + Self.key($0) } ?? lead + "-"
        let comment = isCompact(entry, indent: indent) ? nil : attachment.trailing[entry.id]?.last
        value(entry.value, behind: head, indent: indent, comment: comment?.text, isItem: entry.key == nil)
    }

    private static func key(_ key: WrittenNode) -> String {
        if case .alias(let name) = key.content { return name + " :" }
        let text = FlowText.single(key) ?? PlainText.written(key.scalar?.text ?? "")
        return (key.properties + [text]).joined(separator: " ") + ":"
    }

    // MARK: Values

    private mutating func value(_ node: WrittenNode, behind head: String, indent: Int, comment: String?, isItem: Bool) {
        let properties = node.properties.joined(separator: " ")
        let start = [head, properties].filter { !$0.isEmpty }.joined(separator: " ")
        switch node.content {
        case .alias(let name):
            add(Line(code: Self.joined(start, name), comment: comment))
        case .scalar(let scalar) where scalar.style == .literal || scalar.style == .folded:
            block(scalar, behind: start, indent: indent, comment: comment)
        case .scalar(let scalar):
            flow(scalar, FlowText.single(node), behind: start, indent: indent, comment: comment)
        case .collection(let collection):
            if let text = inline(node, at: head.unicodeScalars.count + 1) {
                add(Line(code: Self.joined(head, text), comment: comment))
            } else if isItem, properties.isEmpty {
                entries(of: collection, collection.entries, indent: indent + 2, lead: head + " ")
            } else {
                add(Line(code: start, comment: comment))
                forbidsBlank = true
                entries(of: collection, collection.entries, indent: indent + 2, lead: nil)
            }
        }
    }

    /// Nil unless it is to be written in brackets, on one line, from this column on.
    private func inline(_ node: WrittenNode, at column: Int) -> String? {
        guard let text = FlowText(attachment).collection(node) else { return nil }
        return column + text.unicodeScalars.count <= CommentColumns.widest ? text : nil
    }

    private mutating func flow(_ scalar: Scalar, _ single: String?, behind start: String, indent: Int, comment: String?) {
        if let single {
            add(Line(code: Self.joined(start, single), comment: comment))
            return
        }
        let written = scalar.writtenLines.enumerated().map { index, line in
            index == 0 ? Self.joined(start, Self.trimmed(line)) : Self.indented(Self.trimmed(line), indent + 2)
        }
        for line in written.dropLast() { add(Line(code: line)) }
        add(Line(code: written.last ?? start, comment: comment))
    }

    private mutating func block(_ scalar: Scalar, behind start: String, indent: Int, comment: String?) {
        let text = BlockText(scalar)
        add(Line(code: Self.joined(start, text.header), comment: comment))
        for line in text.lines { add(Line(code: Self.indented(line, indent + 2))) }
        if text.forbidsBlankLines { forbidsBlank = true }
    }

    // MARK: Lines

    private mutating func add(_ line: Line) {
        lines.append(line)
        forbidsBlank = false
    }

    private mutating func add(_ comments: [Comment], indent: Int) {
        for comment in comments {
            if comment.isAfterBlankLine { addBlank() }
            add(Line(code: Self.indented(comment.text, indent)))
        }
    }

    private mutating func addBlank() {
        guard !forbidsBlank, lines.last?.code.isEmpty == false else { return }
        lines.append(Line(code: ""))
    }

    private static func joined(_ start: String, _ rest: String) -> String {
        start.isEmpty || rest.isEmpty ? start + rest : start + " " + rest
    }

    private static func indented(_ line: String, _ indent: Int) -> String {
        line.isEmpty ? "" : String(repeating: " ", count: indent) + line
    }

    /// A blank behind a backslash is text.
    private static func trimmed(_ line: String) -> String {
        let isBlank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" }
        var scalars = line.unicodeScalars.drop(while: isBlank)
        while let last = scalars.last, isBlank(last), scalars.dropLast().last != "\\" { scalars.removeLast() }
        return String(Substring(scalars))
    }
}
