/// Where everything stands in a picture of the graph. Columns: predicates, playbooks, then steps by their depth in `needs`.
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
        /// Numbers of the guards that may refuse the step.
        let guards: [Int]

        var left: Point { Point(x: x, y: y + height / 2) }
        var right: Point { Point(x: x + width, y: y + height / 2) }
        var top: Point { Point(x: x + width / 2, y: y) }
        var bottom: Point { Point(x: x + width / 2, y: y + height) }
    }

    struct Line {
        let from: Point
        let to: Point
        let isCall: Bool
    }

    private(set) var boxes: [Box] = []
    private(set) var edges: [Line] = []
    private(set) var width = 0
    private(set) var height = 0
    let guards: [GraphPicture.Node]
    private(set) var legend = Point(x: 0, y: 0)

    private static let margin = 24
    private static let gap = 14
    private static let columnGap = 56
    private static let widths = (predicate: 380, playbook: 260, step: 250)
    private static let lineHeight = 15

    private let picture: GraphPicture
    private var places: [String: Box] = [:]

    init(_ picture: GraphPicture) {
        self.picture = picture
        guards = picture.nodes("guard")
        let top = placePlaybooks()
        placePredicates(from: Self.margin)
        height = max(top, boxes.map { $0.y + $0.height }.max() ?? 0) + Self.margin
        width = (boxes.map { $0.x + $0.width }.max() ?? 0) + Self.margin
        legend = Point(x: Self.margin, y: height)
        if !guards.isEmpty { height += guards.count * (Self.lineHeight + 6) + Self.margin * 2 }
        edges = picture.edges.compactMap { edge in
            guard edge.kind != "guards", let from = places[edge.from], let to = places[edge.to] else { return nil }
            return edge.kind == "calls" ? Self.call(from, to) : Line(from: from.right, to: to.left, isCall: false)
        }
    }

    /// A call leads back to the column of the playbooks, up or down: through neither side of the boxes.
    private static func call(_ from: Box, _ to: Box) -> Line {
        from.y < to.y ? Line(from: from.bottom, to: to.top, isCall: true) : Line(from: from.top, to: to.bottom, isCall: true)
    }

    /// - Returns: the lowest point.
    private mutating func placePlaybooks() -> Int {
        var y = Self.margin
        for playbook in picture.nodes("playbook") {
            let steps = picture.nodes("step").filter { $0.id.hasPrefix(playbook.id + "/") }
            let depths = depths(of: steps)
            var bottoms: [Int: Int] = [:]
            for step in steps {
                let depth = depths[step.id] ?? 0
                let x = Self.margin + Self.widths.predicate + Self.widths.playbook + 2 * Self.columnGap + depth * (Self.widths.step + 36)
                let box = box(step, x: x, y: bottoms[depth] ?? y, width: Self.widths.step)
                add(box, step.id)
                bottoms[depth] = box.y + box.height + Self.gap
            }
            let own = box(playbook, x: Self.margin + Self.widths.predicate + Self.columnGap, y: y, width: Self.widths.playbook)
            add(own, playbook.id)
            y = max(own.y + own.height + Self.gap, bottoms.values.max() ?? 0) + Self.gap
        }
        return y
    }

    /// How many steps must have ended before each.
    private func depths(of steps: [GraphPicture.Node]) -> [String: Int] {
        var depths: [String: Int] = [:]
        let needs = Dictionary(grouping: picture.edges.filter { $0.kind == "then" }, by: \.to)
        // A step needs only steps before it in the file or, in a graph, finds its depth in a later pass.
        for _ in 0..<max(1, min(steps.count, 50)) {
            let before = depths
            for step in steps { depths[step.id] = (needs[step.id] ?? []).map { (depths[$0.from] ?? 0) + 1 }.max() ?? 0 }
            if depths == before { break }
        }
        return depths
    }

    /// Each predicate as near as can be to the middle of the playbooks that use it.
    private mutating func placePredicates(from top: Int) {
        let uses = Dictionary(grouping: picture.edges.filter { $0.kind == "matches" }, by: \.from)
        func middle(_ node: GraphPicture.Node) -> Int {
            let rows = (uses[node.id] ?? []).compactMap { places[$0.to]?.left.y }
            return rows.isEmpty ? top : rows.reduce(0, +) / rows.count
        }
        var y = top
        for node in picture.nodes("predicate").enumerated().sorted(by: { (middle($0.element), $0.offset) < (middle($1.element), $1.offset) }
        ) {
            let height = self.height(lines: Self.wrapped(node.element.label, Self.widths.predicate).count - 1)
            let box = box(node.element, x: Self.margin, y: max(y, middle(node.element) - height / 2), width: Self.widths.predicate)
            add(box, node.element.id)
            y = box.y + box.height + Self.gap / 2
        }
    }

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
            kind: kind, x: x, y: y, width: width, height: height(lines: lines.count), title: title, lines: lines,
            guards: guards.indices.filter { index in
                picture.edges.contains { $0.kind == "guards" && $0.from == guards[index].id && $0.to == node.id }
            }.map { $0 + 1 })
    }

    private mutating func add(_ box: Box, _ id: String) {
        boxes.append(box)
        places[id] = box
    }

    private func height(lines: Int) -> Int { (lines + 1) * Self.lineHeight + 14 }

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
