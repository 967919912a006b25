/// Comparison with a constant text: what most conditions are made of.
final class EqualTextNode: ProgramNode {
    private let operand: any ProgramNode
    private let text: String
    private let isNegated: Bool

    init(_ operand: any ProgramNode, _ text: String, isNegated: Bool) {
        self.operand = operand
        self.text = text
        self.isNegated = isNegated
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        let result = operand.evaluate(activation, &frame)
        guard case .value(let value) = result else { return result }
        guard case .string(let found) = value else { return .bool(isNegated) }
        return .bool(CodePoints.areEqual(found, text) != isNegated)
    }
}
