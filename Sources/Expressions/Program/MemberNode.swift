/// `.name` on a map, or on what only the run time knows.
final class MemberNode: ProgramNode {
    private let operand: any ProgramNode
    private let name: String
    private let offsets: Range<Int>

    init(_ operand: any ProgramNode, name: String, _ offsets: Range<Int>) {
        self.operand = operand
        self.name = name
        self.offsets = offsets
    }

    func evaluate(_ activation: any Activation, _ frame: inout Frame) -> Evaluation {
        let result = operand.evaluate(activation, &frame)
        guard case .value(let value) = result else { return result }
        return member(of: value)
    }

    private func member(of value: Value) -> Evaluation {
        switch value {
        case .map(let map): map[name].map { .value($0) } ?? .fault(.noSuchKey(.string(name)), at: offsets)
        case .object(let object):
            object.type.index(of: name).map { object.field($0).placed(at: offsets) }
                ?? .fault(.noSuchField(name, value.type), at: offsets)
        case .optional: Membership.optional(value, name: name, index: nil, offsets)
        case .null: .fault(.isNull(name), at: offsets)
        default: .fault(.noSuchField(name, value.type), at: offsets)
        }
    }
}
