final class BinaryCallNode: ProgramNode {
    private let function: @Sendable (Value, Value) throws(Fault) -> Value
    private let left, right: any ProgramNode
    private let offsets: Range<Int>
    /// Whether the result is new, so that its size is paid for.
    private let makesValue: Bool

    init(
        _ function: @escaping @Sendable (Value, Value) throws(Fault) -> Value, _ left: any ProgramNode,
        _ right: any ProgramNode, makesValue: Bool, _ offsets: Range<Int>
    ) {
        self.function = function
        self.left = left
        self.right = right
        self.makesValue = makesValue
        self.offsets = offsets
    }

    func evaluate(_ frame: inout Frame) -> Evaluation {
        let (left, right) = (left.evaluate(&frame), right.evaluate(&frame))
        guard case .value(let leftValue) = left, case .value(let rightValue) = right else { return Gaps.of(left, right) }
        do throws(Fault) {
            let result = try function(leftValue, rightValue)
            return makesValue ? frame.pay(for: result, at: offsets) : .value(result)
        } catch {
            return .fault(error, at: offsets)
        }
    }
}
