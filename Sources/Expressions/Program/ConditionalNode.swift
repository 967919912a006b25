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
        switch condition.test(activation, &frame) {
        case .yes: return yes.evaluate(activation, &frame)
        case .no: return no.evaluate(activation, &frame)
        case .gap:
            let gap = frame.takeGap()
            guard case .value(let other) = gap else { return gap }
            return .fault(.notBoolean(other), at: offsets)
        }
    }
}
