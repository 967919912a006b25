final class UnaryCallNode: ProgramNode {
    private let function: @Sendable (Value) throws(Fault) -> Value
    private let operand: any ProgramNode
    private let offsets: Range<Int>

    init(
        _ function: @escaping @Sendable (Value) throws(Fault) -> Value, _ operand: any ProgramNode, _ offsets: Range<Int>
    ) {
        self.function = function
        self.operand = operand
        self.offsets = offsets
    }

    func evaluate(_ frame: inout Frame) -> Evaluation {
        let result = operand.evaluate(&frame)
        guard case .value(let value) = result else { return result }
        do throws(Fault) {
            return frame.pay(for: try function(value), at: offsets)
        } catch {
            return .fault(error, at: offsets)
        }
    }
}
