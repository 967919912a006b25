final class LocalNode: ProgramNode {
    private let slot: Int

    init(_ slot: Int) {
        self.slot = slot
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation { frame.locals[slot] }
}
