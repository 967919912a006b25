/// `?:` evaluates only the side that holds.
final class ConditionalNode: ProgramNode {
    private let condition, yes, no: any ProgramNode
    private let offsets: Range<Int>

    init(_ condition: any ProgramNode, _ yes: any ProgramNode, _ no: any ProgramNode, _ offsets: Range<Int>) {
        self.condition = condition
        self.yes = yes
        self.no = no
        self.offsets = offsets
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        switch condition.evaluate(activation, &frame) {
        case .value(.bool(true)): yes.evaluate(activation, &frame)
        case .value(.bool(false)): no.evaluate(activation, &frame)
        case .value(let other): .fault(.notBoolean(other), at: offsets)
        case let gap: gap
        }
    }
}
