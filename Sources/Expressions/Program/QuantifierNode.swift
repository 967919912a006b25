/// `all` and `exists`: one element that decides makes up for others that fail or are unknown.
final class QuantifierNode: ProgramNode {
    private let loop: Loop
    private let body: any ProgramNode
    /// The value of the body that decides: false for `all`, true for `exists`.
    private let deciding: Bool

    init(_ loop: Loop, _ body: any ProgramNode, deciding: Bool) {
        self.loop = loop
        self.body = body
        self.deciding = deciding
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        switch loop.start(activation, &frame) {
        case .elements(let elements): evaluate(elements, activation, &frame)
        case .gap(let gap): gap
        }
    }

    private func evaluate(_ elements: Loop.Elements, _ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        var gaps = Gaps()
        for index in elements.values.indices {
            if let exhausted = loop.bind(elements, index, &frame) { return exhausted }
            switch body.evaluate(activation, &frame) {
            case .value(.bool(let flag)): if flag == deciding { return .bool(deciding) }
            case .value(let other): gaps.add(.notBoolean(other), at: loop.offsets)
            case let gap: gaps.add(gap)
            }
        }
        return gaps.isEmpty ? .bool(!deciding) : gaps.evaluation
    }
}
