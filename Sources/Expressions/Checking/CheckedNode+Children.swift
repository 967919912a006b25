extension CheckedNode {
    /// Calls the body for each part of the node, in the order of the text. Every expression is walked several times, so no
    /// list is made of them.
    public func forEachChild(_ body: (CheckedNode) -> Void) {
        switch kind {
        case .constant, .variable, .local, .invalid: break
        case .field(let operand, _, _), .member(let operand, _), .optionalMember(let operand, _, _),
            .presence(let operand, _, _):
            body(operand)
        case .call(let call): call.arguments.forEach(body)
        case .list(let elements): for element in elements { body(element.node) }
        case .map(let entries):
            for entry in entries {
                body(entry.key)
                body(entry.value)
            }
        case .comprehension(let macro):
            body(macro.range)
            if let filter = macro.filter { body(filter) }
            body(macro.body)
        case .binding(_, _, let value, let part):
            body(value)
            body(part)
        }
    }

    /// The node and all below it.
    public func visit(_ body: (CheckedNode) -> Void) {
        body(self)
        forEachChild { $0.visit(body) }
    }

    /// The first node of these that is wanted: this one, then those below it.
    public func first(where isWanted: (CheckedNode) -> Bool) -> CheckedNode? {
        if isWanted(self) { return self }
        var found: CheckedNode?
        forEachChild { child in if found == nil { found = child.first(where: isWanted) } }
        return found
    }
}
