/// Orders the values of a ranked enumeration.
final class RankNode: TestNode {
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

    func test(_ activation: any Activation, _ frame: inout Frame) -> Truth {
        let left = left.evaluate(activation, &frame)
        if let constantRank, case .value(.string(let text)) = left, let rank = enumeration.rank(of: text) {
            return Truth(Self.holds(operation, rank, constantRank))
        }
        let right = right.evaluate(activation, &frame)
        guard case .value(let leftValue) = left, case .value(let rightValue) = right else {
            return frame.keep(Gaps.of(left, right))
        }
        guard let leftRank = rank(leftValue) else { return frame.keep(.fault(.notRanked(leftValue, enumeration), at: offsets)) }
        guard let rightRank = rank(rightValue) else { return frame.keep(.fault(.notRanked(rightValue, enumeration), at: offsets)) }
        return Truth(Self.holds(operation, leftRank, rightRank))
    }

    private static func holds(_ operation: Operator, _ left: Int, _ right: Int) -> Bool {
        Comparison.holds(operation, left < right ? .less : left > right ? .greater : .equal)
    }

    private func rank(_ value: Value) -> Int? {
        guard case .string(let text) = value else { return nil }
        return enumeration.rank(of: text)
    }
}
