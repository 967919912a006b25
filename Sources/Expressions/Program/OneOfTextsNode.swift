/// `in` with a list of constant texts.
final class OneOfTextsNode: TestNode {
    private let operand: any ProgramNode
    private let texts: TextSet

    init(_ operand: any ProgramNode, _ texts: [String]) {
        self.operand = operand
        self.texts = TextSet(texts)
    }

    func test(_ frame: inout Frame) -> Truth {
        switch operand.evaluate(&frame) {
        case .value(.string(let found)): Truth(texts.contains(found))
        case .value: .no
        case let gap: frame.keep(gap)
        }
    }
}
