/// A function that the host carries out.
final class HostCallNode: ProgramNode {
    private let function: Int
    private let operands: [any ProgramNode]
    private let offsets: Range<Int>

    init(_ function: Int, _ operands: [any ProgramNode], _ offsets: Range<Int>) {
        self.function = function
        self.operands = operands
        self.offsets = offsets
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        switch Arguments.evaluate(operands, activation, &frame) {
        case .failure(let gaps): gaps.evaluation
        case .success(let values): activation.call(function, values).placed(at: offsets)
        }
    }
}
