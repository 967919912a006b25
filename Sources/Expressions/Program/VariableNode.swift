final class VariableNode: ProgramNode {
    let slot: Int
    private let offsets: Range<Int>

    init(_ slot: Int, _ offsets: Range<Int>) {
        self.slot = slot
        self.offsets = offsets
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        activation.variable(slot).placed(at: offsets)
    }
}
