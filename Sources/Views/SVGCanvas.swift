/// Writes SVG. Whatever comes from playbooks goes through `HTMLText`.
struct SVGCanvas {
    private var body = ""
    private let width: Int
    private let height: Int

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    var text: String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" \
        font-family="system-ui, sans-serif" font-size="12">
        <rect width="\(width)" height="\(height)" fill="#ffffff"/>
        \(body)</svg>

        """
    }

    mutating func curve(_ line: GraphLayout.Line) {
        let (from, to) = (line.from, line.to)
        if let lane = line.lane { return curve(from, to, below: lane) }
        let bend = max(24, abs(line.isCall ? to.y - from.y : to.x - from.x) / 2)
        let down = to.y > from.y ? bend : -bend
        let handles =
            line.isCall
            ? "\(from.x) \(from.y + down), \(to.x) \(to.y - down)" : "\(from.x + bend) \(from.y), \(to.x - bend) \(to.y)"
        let style = line.isCall ? "stroke=\"#6750a4\" stroke-width=\"2\"" : "stroke=\"#9aa0a6\""
        body += """
            <path d="M \(from.x) \(from.y) C \(handles), \(to.x) \(to.y)" fill="none" \(style)/>

            """
    }

    /// Down into the gap after the first column, along below the boxes, and up in the gap before the last.
    private mutating func curve(_ from: GraphLayout.Point, _ to: GraphLayout.Point, below lane: Int) {
        let (left, right) = (from.x + Self.turn, to.x - Self.turn)
        body += """
            <path d="M \(from.x) \(from.y) C \(left) \(from.y), \(from.x) \(lane), \(left) \(lane) H \(right) \
            C \(to.x) \(lane), \(right) \(to.y), \(to.x) \(to.y)" fill="none" stroke="#9aa0a6"/>

            """
    }

    /// How much room a turn takes: half of the gap between columns of steps.
    private static let turn = 18

    mutating func box(_ box: GraphLayout.Box) {
        let (fill, stroke, radius) = Self.look(box.kind)
        let dash = box.kind == .observed ? " stroke-dasharray=\"5 3\"" : ""
        body += """
            <rect x="\(box.x)" y="\(box.y)" width="\(box.width)" height="\(box.height)" rx="\(radius)" fill="\(fill)" \
            stroke="\(stroke)"\(dash)/>

            """
        write(box.title, x: box.x + 10, y: box.y + 18, isBold: box.kind != .predicate, colour: "#202124")
        for (index, line) in box.lines.enumerated() {
            write(
                line, x: box.x + 10, y: box.y + 18 + (index + 1) * 15, isBold: false, colour: box.kind == .predicate ? "#202124" : "#5f6368"
            )
        }
    }

    mutating func legend(_ legend: GraphLegend) {
        write(legend.title, x: legend.place.x, y: legend.place.y, isBold: true, colour: "#202124")
        for entry in legend.entries {
            mark(entry.mark)
            for (index, line) in entry.lines.enumerated() {
                write(line, x: entry.text.x, y: entry.text.y + index * GraphLayout.lineHeight, isBold: false, colour: "#202124")
            }
        }
    }

    mutating func mark(_ mark: GraphLayout.Mark) {
        let (x, y) = (mark.at.x, mark.at.y)
        let (shape, colour) =
            switch mark.kind {
            case .guards: ("<circle cx=\"\(x)\" cy=\"\(y)\" r=\"9\" fill=\"#fce8e6\" stroke=\"#b3261e\"/>", "#b3261e")
            case .shared:
                (
                    "<rect x=\"\(x - 10)\" y=\"\(y - 9)\" width=\"20\" height=\"18\" rx=\"4\" fill=\"#f1f3f4\" stroke=\"#5f6368\"/>",
                    "#202124"
                )
            }
        body += shape + "<text x=\"\(x)\" y=\"\(y + 4)\" text-anchor=\"middle\" font-size=\"11\" fill=\"\(colour)\">\(mark.text)</text>\n"
    }

    private mutating func write(_ text: String, x: Int, y: Int, isBold: Bool, colour: String) {
        let weight = isBold ? " font-weight=\"600\"" : ""
        body += "<text x=\"\(x)\" y=\"\(y)\" fill=\"\(colour)\"\(weight)>\(HTMLText.entities(text))</text>\n"
    }

    private static func look(_ kind: GraphLayout.Box.Kind) -> (fill: String, stroke: String, radius: Int) {
        switch kind {
        case .predicate: ("#f1f3f4", "#dadce0", 14)
        case .playbook: ("#e8f0fe", "#1a73e8", 4)
        case .observed: ("#f8f9fa", "#1a73e8", 4)
        case .step: ("#ffffff", "#5f6368", 4)
        }
    }
}
