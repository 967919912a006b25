final class NotNode: ProgramNode {
    private let operand: any ProgramNode
    private let offsets: Range<Int>

    init(_ operand: any ProgramNode, _ offsets: Range<Int>) {
        self.operand = operand
        self.offsets = offsets
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        switch operand.evaluate(activation, &frame) {
        case .value(.bool(let flag)): .bool(!flag)
        case .value(let other): .fault(.noSuchOverload("!_", [other]), at: offsets)
        case let gap: gap
        }
    }
}
