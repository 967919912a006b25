/// `.?name` and `has(….name)`.
final class PresenceNode: ProgramNode {
    private let operand: any ProgramNode
    private let name: String
    private let index: Int?
    /// Whether the answer is the value as an optional, or only whether there is one.
    private let givesValue: Bool
    private let offsets: Range<Int>

    init(_ operand: any ProgramNode, name: String, index: Int?, givesValue: Bool, _ offsets: Range<Int>) {
        self.operand = operand
        self.name = name
        self.index = index
        self.givesValue = givesValue
        self.offsets = offsets
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        let result = operand.evaluate(activation, &frame)
        guard case .value(let value) = result else { return result }
        if case .null = value, !givesValue { return .fault(.isNull(name), at: offsets) }
        let found = Membership.optional(value, name: name, index: index, offsets)
        guard !givesValue, case .value(.optional(let inner)) = found else { return found }
        return .bool(inner != nil)
    }
}
