/// `matches` with a constant pattern.
final class MatchesNode: ProgramNode {
    private let operand: any ProgramNode
    private let pattern: Pattern
    private let offsets: Range<Int>

    init(_ operand: any ProgramNode, _ pattern: Pattern, _ offsets: Range<Int>) {
        self.operand = operand
        self.pattern = pattern
        self.offsets = offsets
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        let result = operand.evaluate(activation, &frame)
        guard case .value(let value) = result else { return result }
        guard case .string(let text) = value else { return .fault(.noSuchOverload("matches", [value, .string("")]), at: offsets) }
        return frame.spend(text.utf8.count / 64, at: offsets) ?? .bool(pattern.matches(text))
    }
}
