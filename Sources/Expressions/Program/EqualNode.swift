final class EqualNode: ProgramNode {
    private let left, right: any ProgramNode
    private let isNegated: Bool

    init(_ left: any ProgramNode, _ right: any ProgramNode, isNegated: Bool) {
        self.left = left
        self.right = right
        self.isNegated = isNegated
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        let (left, right) = (left.evaluate(activation, &frame), right.evaluate(activation, &frame))
        guard case .value(let leftValue) = left, case .value(let rightValue) = right else { return Gaps.of(left, right) }
        return .bool(leftValue.isEqual(to: rightValue) != isNegated)
    }
}
