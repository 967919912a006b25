import Expressions

extension CheckedNode {
    /// The parts of the node, in the order of the text.
    var children: [CheckedNode] {
        switch kind {
        case .constant, .variable, .local, .invalid: []
        case .field(let operand, _, _), .member(let operand, _), .optionalMember(let operand, _, _),
            .presence(let operand, _, _):
            [operand]
        case .call(let call): call.arguments
        case .list(let elements): elements.map(\.node)
        case .map(let entries): entries.flatMap { [$0.key, $0.value] }
        case .comprehension(let macro): [macro.range] + (macro.filter.map { [$0] } ?? []) + [macro.body]
        case .binding(_, _, let value, let body): [value, body]
        }
    }
}
