/// `in` with a list of constant texts. Generic, so that a field is read without a call.
final class OneOfTextsNode<Operand: ProgramNode>: TestNode {
    private let operand: Operand
    private let texts: TextSet

    init(_ operand: Operand, _ texts: [String]) {
        self.operand = operand
        self.texts = TextSet(texts)
    }

    func test(_ activation: any Activation, _ frame: inout Frame) -> Truth {
        switch operand.evaluate(activation, &frame) {
        case .value(.string(let found)): Truth(texts.contains(found))
        case .value: .no
        case let gap: frame.keep(gap)
        }
    }
}
