final class NotNode: TestNode {
    private let operand: any ProgramNode
    private let offsets: Range<Int>

    init(_ operand: any ProgramNode, _ offsets: Range<Int>) {
        self.operand = operand
        self.offsets = offsets
    }

    func test(_ activation: any Activation, _ frame: inout Frame) -> Truth {
        switch operand.test(activation, &frame) {
        case .no: return .yes
        case .yes: return .no
        case .gap:
            let gap = frame.takeGap()
            guard case .value(let other) = gap else { return frame.keep(gap) }
            return frame.keep(.fault(.noSuchOverload("!_", [other]), at: offsets))
        }
    }
}
