final class EqualNode: TestNode {
    private let left, right: any ProgramNode
    private let isNegated: Bool
    private let offsets: Range<Int>

    init(_ left: any ProgramNode, _ right: any ProgramNode, isNegated: Bool, _ offsets: Range<Int>) {
        self.offsets = offsets
        self.left = left
        self.right = right
        self.isNegated = isNegated
    }

    func test(_ activation: any Activation, _ frame: inout Frame) -> Truth {
        let (left, right) = (left.evaluate(activation, &frame), right.evaluate(activation, &frame))
        guard case .value(let leftValue) = left, case .value(let rightValue) = right else {
            return frame.keep(Gaps.of(left, right))
        }
        if let exhausted = frame.spend(min(Work.steps(leftValue), Work.steps(rightValue)), at: offsets) {
            return frame.keep(exhausted)
        }
        return Truth(leftValue.isEqual(to: rightValue) != isNegated)
    }
}
