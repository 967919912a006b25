/// `filter`, `map` and `transformList`: a list of those elements that pass, changed by the body.
final class TransformNode: ProgramNode {
    private let loop: Loop
    private let condition: (any ProgramNode)?
    /// Nil keeps the element as it is.
    private let body: (any ProgramNode)?

    init(_ loop: Loop, condition: (any ProgramNode)?, body: (any ProgramNode)?) {
        self.loop = loop
        self.condition = condition
        self.body = body
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        switch loop.start(activation, &frame) {
        case .elements(let elements): evaluate(elements, activation, &frame)
        case .gap(let gap): gap
        }
    }

    private func evaluate(_ elements: Loop.Elements, _ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        var values: [Value] = []
        var gaps = Gaps()
        for index in elements.values.indices {
            if let exhausted = loop.bind(elements, index, &frame) { return exhausted }
            guard Condition.holds(condition, loop.offsets, activation, &frame, &gaps) else { continue }
            guard let body else {
                values.append(elements.values[index])
                continue
            }
            let result = body.evaluate(activation, &frame)
            if case .value(let value) = result { values.append(value) } else { gaps.add(result) }
        }
        return gaps.isEmpty ? .value(.list(values)) : gaps.evaluation
    }
}
