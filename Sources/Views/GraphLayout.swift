/// Where everything stands in a picture of the graph. On top, the conditions that several playbooks share, each once and with
/// a letter; below, a row for each playbook: the letters and its own conditions on the left, then itself, then its steps by
/// their depth in `needs`; at the bottom, the policy's guards by their numbers. Lines that would run through many rows are
/// what letters and numbers stand in for.
struct GraphLayout {
    struct Point {
        let x: Int
        let y: Int
    }

    struct Box {
        enum Kind {
            case predicate, playbook, observed, step
        }

        let kind: Kind
        let x: Int
        let y: Int
        let width: Int
        let height: Int
        let title: String
        let lines: [String]

        var left: Point { Point(x: x, y: y + height / 2) }
        var right: Point { Point(x: x + width, y: y + height / 2) }
        var top: Point { Point(x: x + width / 2, y: y) }
        var bottom: Point { Point(x: x + width / 2, y: y + height) }
    }

    struct Line {
        let from: Point
        let to: Point
        let isCall: Bool
        /// The height at which it passes below boxes that stand between; nil if none does.
        var lane: Int?
    }

    /// A letter of a shared condition or the number of a guard, by its middle.
    struct Mark {
        enum Kind {
            case shared, guards
        }

        let kind: Kind
        let text: String
        let at: Point
    }

    private(set) var boxes: [Box] = []
    private(set) var edges: [Line] = []
    private(set) var marks: [Mark] = []
    private(set) var legends: [GraphLegend] = []
    private(set) var width = 0
    private(set) var height = 0

    static let margin = 24
    static let lineHeight = 15
    private static let gap = 14
    private static let columnGap = 56
    private static let stepGap = 36
    private static let laneHeight = 8
    private static let widths = (predicate: 380, playbook: 260, step: 250)
    private static let markWidth = 24
    private static let marksPerLine = widths.predicate / markWidth

    private let wiring: GraphWiring
    private var places: [String: Box] = [:]
    /// The lanes of the lines that pass boxes, by the ids of both ends.
    private var lanes: [[String]: Int] = [:]
    private var y = margin

    init(_ picture: GraphPicture) {
        wiring = GraphWiring(picture)
        let playbooks = picture.nodes("playbook")
        width = 2 * Self.margin + columns(wiring.depth(of: picture))
        addLegend("Conditions of several playbooks", .shared, wiring.shared.map(\.label))
        for playbook in playbooks { addRow(playbook) }
        for edge in picture.edges where edge.kind == "then" || edge.kind == "starts" || edge.kind == "calls" {
            guard let from = places[edge.from], let to = places[edge.to] else { continue }
            edges.append(
                edge.kind == "calls"
                    ? Self.call(from, to) : Line(from: from.right, to: to.left, isCall: false, lane: lanes[[edge.from, edge.to]]))
        }
        let guards = picture.nodes("guard").map { rule in rule.label + (rule.detail.map { ": " + $0 } ?? "") }
        addLegend("Policy", .guards, guards)
        height = y
    }

    /// The width of conditions, playbook and so many steps.
    private func columns(_ steps: Int) -> Int {
        let body = Self.widths.predicate + Self.columnGap + Self.widths.playbook
        return steps == 0 ? body : body + Self.columnGap + steps * (Self.widths.step + Self.stepGap) - Self.stepGap
    }

    private mutating func addLegend(_ title: String, _ kind: Mark.Kind, _ texts: [String]) {
        guard !texts.isEmpty else { return }
        let legend = GraphLegend(title, kind, texts, top: y, width: width)
        legends.append(legend)
        y = legend.bottom + Self.margin
    }

    // MARK: Rows

    private mutating func addRow(_ node: GraphPicture.Node) {
        let top = y
        let own = box(node, x: Self.margin + Self.widths.predicate + Self.columnGap, y: top, width: Self.widths.playbook)
        add(own, node.id)
        let bottoms = [own.y + own.height + Self.gap, addConditions(of: node.id, to: own), addSteps(of: node.id, top: top)]
        y = (bottoms.max() ?? top) + Self.gap
    }

    /// Letters first, as many in a line as fit, then the conditions that no other playbook has.
    /// - Returns: the lowest point.
    private mutating func addConditions(of playbook: String, to box: Box) -> Int {
        var y = box.y
        let letters = wiring.letters(of: playbook)
        for start in stride(from: 0, to: letters.count, by: Self.marksPerLine) {
            let line = letters[start..<min(start + Self.marksPerLine, letters.count)]
            let left = Self.margin + Self.widths.predicate - line.count * Self.markWidth
            for (index, letter) in line.enumerated() {
                let at = Point(x: left + index * Self.markWidth + Self.markWidth / 2, y: y + Self.markWidth / 2)
                marks.append(Mark(kind: .shared, text: letter, at: at))
            }
            let end = Point(x: Self.margin + Self.widths.predicate, y: y + Self.markWidth / 2)
            edges.append(Line(from: end, to: box.left, isCall: false))
            y += Self.markWidth + Self.gap / 2
        }
        for node in wiring.conditions(of: playbook) {
            let condition = self.box(node, x: Self.margin, y: y, width: Self.widths.predicate)
            add(condition, node.id)
            edges.append(Line(from: condition.right, to: box.left, isCall: false))
            y += condition.height + Self.gap / 2
        }
        return y
    }

    /// - Returns: the lowest point.
    private mutating func addSteps(of playbook: String, top: Int) -> Int {
        let steps = wiring.steps(of: playbook)
        let depths = wiring.depths(of: steps)
        var bottoms: [Int: Int] = [:]
        for step in steps {
            let depth = depths[step.id] ?? 0
            let x = Self.margin + columns(depth) + (depth == 0 ? Self.columnGap : Self.stepGap)
            let box = box(step, x: x, y: bottoms[depth] ?? top, width: Self.widths.step)
            add(box, step.id)
            let guards = wiring.guards(of: step.id)
            for (index, guardNumber) in guards.enumerated() {
                let at = Point(x: box.x + box.width - 12 - (guards.count - 1 - index) * 20, y: box.y)
                marks.append(Mark(kind: .guards, text: "\(guardNumber)", at: at))
            }
            bottoms[depth] = box.y + box.height + Self.gap
        }
        return addLanes(steps, depths, below: bottoms.values.max() ?? top)
    }

    /// A line over more than one column would run behind what stands between: it passes below the row.
    /// - Returns: the lowest point.
    private mutating func addLanes(_ steps: [GraphPicture.Node], _ depths: [String: Int], below bottom: Int) -> Int {
        var y = bottom
        for step in steps {
            for need in wiring.needs(of: step.id) {
                guard let from = depths[need], let to = depths[step.id], to - from > 1 else { continue }
                lanes[[need, step.id]] = y
                y += Self.laneHeight
            }
        }
        return y
    }

    /// A call leads back to the column of the playbooks, up or down: through neither side of the boxes.
    private static func call(_ from: Box, _ to: Box) -> Line {
        from.y < to.y ? Line(from: from.bottom, to: to.top, isCall: true) : Line(from: from.top, to: to.bottom, isCall: true)
    }

    // MARK: Boxes

    private func box(_ node: GraphPicture.Node, x: Int, y: Int, width: Int) -> Box {
        var lines = Self.wrapped(node.label, width)
        let title = lines.removeFirst()
        if node.kind != "predicate" { lines += node.detail.map { Self.wrapped($0, width) } ?? [] }
        if let undo = node.undo, node.kind == "step" { lines += Self.wrapped("↺ \(undo)", width) }
        let kind: Box.Kind =
            switch node.kind {
            case "predicate": .predicate
            case "playbook": node.isObserved ? .observed : .playbook
            default: .step
            }
        return Box(
            kind: kind, x: x, y: y, width: width, height: (lines.count + 1) * Self.lineHeight + 14, title: title, lines: lines)
    }

    private mutating func add(_ box: Box, _ id: String) {
        boxes.append(box)
        places[id] = box
    }

    /// Lines that fit a width, broken at blanks where there are some.
    static func wrapped(_ text: String, _ width: Int) -> [String] {
        let limit = (width - 20) * 10 / 66
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            var word = String(word)
            if !line.isEmpty, line.count + 1 + word.count > limit {
                lines.append(line)
                line = ""
            }
            while word.count > limit {
                lines.append(String(word.prefix(limit)))
                word = String(word.dropFirst(limit))
            }
            line += line.isEmpty ? word : " " + word
        }
        lines.append(line)
        return lines
    }
}
