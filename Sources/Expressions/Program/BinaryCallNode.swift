final class BinaryCallNode: ProgramNode {
    private let function: @Sendable (Value, Value) throws(Fault) -> Value
    private let left, right: any ProgramNode
    private let offsets: Range<Int>
    /// Whether its time grows with its arguments.
    private let isLinear: Bool

    init(
        _ function: @escaping @Sendable (Value, Value) throws(Fault) -> Value, _ left: any ProgramNode,
        _ right: any ProgramNode, isLinear: Bool, _ offsets: Range<Int>
    ) {
        self.function = function
        self.left = left
        self.right = right
        self.isLinear = isLinear
        self.offsets = offsets
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        let (left, right) = (left.evaluate(activation, &frame), right.evaluate(activation, &frame))
        guard case .value(let leftValue) = left, case .value(let rightValue) = right else { return Gaps.of(left, right) }
        do throws(Fault) {
            guard isLinear else { return .value(try function(leftValue, rightValue)) }
            let steps = Work.steps(leftValue) + Work.steps(rightValue)
            if let exhausted = frame.spend(steps, at: offsets) { return exhausted }
            return frame.pay(for: try function(leftValue, rightValue), at: offsets)
        } catch {
            return .fault(error, at: offsets)
        }
    }
}
