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
            switch body.test(activation, &frame) {
            case .no: break
            case .yes: count += 1
            case .gap: gaps.add(testOf: frame.takeGap(), at: loop.offsets)
            }
        }
        return gaps.isEmpty ? .bool(count == 1) : gaps.evaluation
    }
}
