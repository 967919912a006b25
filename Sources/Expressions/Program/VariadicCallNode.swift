final class VariadicCallNode: ProgramNode {
    private let function: @Sendable ([Value]) throws(Fault) -> Value
    private let operands: [any ProgramNode]
    private let offsets: Range<Int>

    init(
        _ function: @escaping @Sendable ([Value]) throws(Fault) -> Value, _ operands: [any ProgramNode],
        _ offsets: Range<Int>
    ) {
        self.function = function
        self.operands = operands
        self.offsets = offsets
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        switch Arguments.evaluate(operands, activation, &frame) {
        case .failure(let gaps): return gaps.evaluation
        case .success(let values):
            if let exhausted = frame.spend(values.reduce(0) { $0 + Work.steps($1) }, at: offsets) { return exhausted }
            do throws(Fault) {
                return frame.pay(for: try function(values), at: offsets)
            } catch {
                return .fault(error, at: offsets)
            }
        }
    }
}
