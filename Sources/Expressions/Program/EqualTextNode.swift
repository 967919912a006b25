/// Comparison with a constant text: what most conditions are made of. Generic, so that a field is read without a call.
final class EqualTextNode<Operand: ProgramNode>: TestNode {
    private let operand: Operand
    private let text: String
    private let isNegated: Bool

    init(_ operand: Operand, _ text: String, isNegated: Bool) {
        self.operand = operand
        self.text = text
        self.isNegated = isNegated
    }

    func test(_ activation: any Activation, _ frame: inout Frame) -> Truth {
        switch operand.evaluate(activation, &frame) {
        case .value(.string(let found)): Truth(CodePoints.areEqual(found, text) != isNegated)
        case .value: Truth(isNegated)
        case let gap: frame.keep(gap)
        }
    }
}
