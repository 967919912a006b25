extension SyntaxNode.Kind {
    /// The height of the highest node right below.
    var heightBelow: Int {
        switch self {
        case .literal, .identifier, .mistake: 0
        case .select(let operand, _, _), .presence(let operand, _): operand.height
        case .call(_, let target, let arguments, _): Self.highest(arguments, target?.height ?? 0)
        case .operation(_, let operands): Self.highest(operands)
        case .list(let elements): elements.reduce(0) { max($0, $1.node.height) }
        case .map(let entries): entries.reduce(0) { max($0, $1.key.height, $1.value.height) }
        case .comprehension(let macro): max(macro.range.height, macro.filter?.height ?? 0, macro.body.height)
        case .binding(_, let value, let body): max(value.height, body.height)
        }
    }

    private static func highest(_ nodes: [SyntaxNode], _ first: Int = 0) -> Int {
        nodes.reduce(first) { max($0, $1.height) }
    }
}
