/// `all` and `exists`: one element that decides makes up for others that fail or are unknown.
final class QuantifierNode: TestNode {
    private let loop: Loop
    private let body: any ProgramNode
    /// What a body that decides comes to: no for `all`, yes for `exists`.
    private let deciding: Truth

    init(_ loop: Loop, _ body: any ProgramNode, deciding: Bool) {
        self.loop = loop
        self.body = body
        self.deciding = Truth(deciding)
    }

    func test(_ activation: any Activation, _ frame: inout Frame) -> Truth {
        switch loop.start(activation, &frame) {
        case .elements(let elements): test(elements, activation, &frame)
        case .gap(let gap): frame.keep(gap)
        }
    }

    private func test(_ elements: Loop.Elements, _ activation: any Activation, _ frame: inout Frame) -> Truth {
        for index in elements.values.indices {
            if let exhausted = loop.bind(elements, index, &frame) { return frame.keep(exhausted) }
            let truth = body.test(activation, &frame)
            if truth == deciding { return deciding }
            if truth == .gap { return testRest(elements, after: index, activation, &frame) }
        }
        return deciding == .yes ? .no : .yes
    }

    /// One element has no truth: only a deciding one behind it can help.
    private func testRest(
        _ elements: Loop.Elements, after index: Int, _ activation: any Activation, _ frame: inout Frame
    ) -> Truth {
        var gaps = Gaps()
        gaps.add(testOf: frame.takeGap(), at: loop.offsets)
        for index in elements.values.indices[(index + 1)...] {
            if let exhausted = loop.bind(elements, index, &frame) { return frame.keep(exhausted) }
            let truth = body.test(activation, &frame)
            if truth == deciding { return deciding }
            if truth == .gap { gaps.add(testOf: frame.takeGap(), at: loop.offsets) }
        }
        return frame.keep(gaps.evaluation)
    }
}
