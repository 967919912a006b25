extension SyntaxNode.Kind {
    /// The nodes right below, in the order of the text.
    var children: [SyntaxNode] {
        switch self {
        case .literal, .identifier, .mistake: []
        case .select(let operand, _, _), .presence(let operand, _): [operand]
        case .call(_, let target, let arguments, _): target.map { [$0] + arguments } ?? arguments
        case .operation(_, let operands): operands
        case .list(let elements): elements.map { $0.node }
        case .map(let entries): entries.flatMap { [$0.key, $0.value] }
        case .comprehension(let macro): [macro.range] + (macro.filter.map { [$0] } ?? []) + [macro.body]
        case .binding(_, let value, let body): [value, body]
        }
    }
}
