final class ListNode: ProgramNode {
    private let elements: [(node: any ProgramNode, isOptional: Bool)]
    private let offsets: Range<Int>

    init(_ elements: [(node: any ProgramNode, isOptional: Bool)], _ offsets: Range<Int>) {
        self.elements = elements
        self.offsets = offsets
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        if let exhausted = frame.spend(elements.count / Work.elementsPerStep, at: offsets) { return exhausted }
        var values: [Value] = []
        values.reserveCapacity(elements.count)
        var gaps = Gaps()
        for element in elements {
            let result = element.node.evaluate(activation, &frame)
            guard case .value(let value) = result else {
                gaps.add(result)
                continue
            }
            if !element.isOptional {
                values.append(value)
            } else if case .optional(let inner) = value {
                if let inner { values.append(inner) }
            } else {
                gaps.add(.noSuchOverload("[?]", [value]), at: offsets)
            }
        }
        return gaps.isEmpty ? .value(.list(values)) : gaps.evaluation
    }
}
