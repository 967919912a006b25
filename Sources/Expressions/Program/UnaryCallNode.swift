final class UnaryCallNode: ProgramNode {
    private let function: @Sendable (Value) throws(Fault) -> Value
    private let operand: any ProgramNode
    /// Whether its time grows with its argument.
    private let isLinear: Bool
    private let offsets: Range<Int>

    init(
        _ function: @escaping @Sendable (Value) throws(Fault) -> Value, _ operand: any ProgramNode, isLinear: Bool,
        _ offsets: Range<Int>
    ) {
        self.isLinear = isLinear
        self.function = function
        self.operand = operand
        self.offsets = offsets
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        let result = operand.evaluate(activation, &frame)
        guard case .value(let value) = result else { return result }
        do throws(Fault) {
            guard isLinear else { return .value(try function(value)) }
            if let exhausted = frame.spend(Work.steps(value), at: offsets) { return exhausted }
            return frame.pay(for: try function(value), at: offsets)
        } catch {
            return .fault(error, at: offsets)
        }
    }
}
