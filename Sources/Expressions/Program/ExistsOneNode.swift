/// `existsOne`: every element has to be decided.
final class ExistsOneNode: ProgramNode {
    private let loop: Loop
    private let body: any ProgramNode

    init(_ loop: Loop, _ body: any ProgramNode) {
        self.loop = loop
        self.body = body
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        switch loop.start(activation, &frame) {
        case .elements(let elements): evaluate(elements, activation, &frame)
        case .gap(let gap): gap
        }
    }

    private func evaluate(_ elements: Loop.Elements, _ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        var count = 0
        var gaps = Gaps()
        for index in elements.values.indices {
            if let exhausted = loop.bind(elements, index, &frame) { return exhausted }
            switch body.evaluate(activation, &frame) {
            case .value(.bool(let flag)): count += flag ? 1 : 0
            case .value(let other): gaps.add(.notBoolean(other), at: loop.offsets)
            case let gap: gaps.add(gap)
            }
        }
        return gaps.isEmpty ? .bool(count == 1) : gaps.evaluation
    }
}
