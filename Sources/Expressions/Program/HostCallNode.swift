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

    func evaluate(_ frame: inout Frame) -> Evaluation {
        switch Arguments.evaluate(operands, &frame) {
        case .failure(let gaps): gaps.evaluation
        case .success(let values): frame.call(function, values).placed(at: offsets)
        }
    }
}
