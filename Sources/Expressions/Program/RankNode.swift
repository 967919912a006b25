/// Orders the values of a ranked enumeration.
final class RankNode: ProgramNode {
    private let operation: Operator
    private let enumeration: EnumType
    private let left: any ProgramNode
    private let right: any ProgramNode
    /// The rank of a right side that is constant.
    private let constantRank: Int?
    private let offsets: Range<Int>

    init(
        _ operation: Operator, _ enumeration: EnumType, _ left: any ProgramNode, _ right: any ProgramNode,
        _ offsets: Range<Int>
    ) {
        if case .string(let text)? = (right as? ConstantNode)?.value {
            constantRank = enumeration.rank(of: text)
        } else {
            constantRank = nil
        }
        self.operation = operation
        self.enumeration = enumeration
        self.left = left
        self.right = right
        self.offsets = offsets
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        let (left, right) = (left.evaluate(activation, &frame), right.evaluate(activation, &frame))
        guard case .value(let leftValue) = left, case .value(let rightValue) = right else { return Gaps.of(left, right) }
        guard let leftRank = rank(leftValue) else { return .fault(.notRanked(leftValue, enumeration), at: offsets) }
        guard let rightRank = constantRank ?? rank(rightValue) else { return .fault(.notRanked(rightValue, enumeration), at: offsets) }
        let order: Numbers.Order = leftRank < rightRank ? .less : leftRank > rightRank ? .greater : .equal
        return .bool(Comparison.holds(operation, order))
    }

    private func rank(_ value: Value) -> Int? {
        guard case .string(let text) = value else { return nil }
        return enumeration.rank(of: text)
    }
}
