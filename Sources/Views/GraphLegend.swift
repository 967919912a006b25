/// What the letters or numbers in a picture of the graph mean.
struct GraphLegend {
    struct Entry {
        let mark: GraphLayout.Mark
        let lines: [String]
        let text: GraphLayout.Point
    }

    let title: String
    let place: GraphLayout.Point
    let entries: [Entry]
    let bottom: Int

    private static let entryGap = 6
    private static let textIndent = 28

    /// - Parameter width: of the whole picture.
    init(_ title: String, _ kind: GraphLayout.Mark.Kind, _ texts: [String], top: Int, width: Int) {
        var y = top + 36
        var entries: [Entry] = []
        for (index, text) in texts.enumerated() {
            let lines = GraphLayout.wrapped(text, width - 2 * GraphLayout.margin - Self.textIndent)
            let name = kind == .guards ? "\(index + 1)" : GraphWiring.letter(index)
            let mark = GraphLayout.Mark(kind: kind, text: name, at: .init(x: GraphLayout.margin + 8, y: y - 4))
            entries.append(Entry(mark: mark, lines: lines, text: .init(x: GraphLayout.margin + Self.textIndent, y: y)))
            y += lines.count * GraphLayout.lineHeight + Self.entryGap
        }
        self.title = title
        self.entries = entries
        place = .init(x: GraphLayout.margin, y: top + 12)
        bottom = y - GraphLayout.lineHeight
    }
}
