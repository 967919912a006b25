extension Checker {
    /// A name, or a field of something. The longest dotted name that means something wins.
    mutating func checkReference(_ node: SyntaxNode) -> CheckedNode {
        if let name = qualifiedName(of: node) {
            if let local = local(named: name) { return make(.local(local.slot, name: name.text), local.type, node) }
            if !name.isLocal, let meaning = names.meaning(of: name.text, isAbsolute: name.isAbsolute) {
                return checkMeaning(meaning, of: name.text, node)
            }
        }
        guard case .select(let operand, let field, let isOptional) = node.kind else { return refuseName(node) }
        let checked = check(operand)
        return isOptional ? optionalField(checked, field, node) : self.field(checked, field, node)
    }

    private mutating func checkMeaning(_ meaning: NameTable.Meaning, of name: String, _ node: SyntaxNode) -> CheckedNode {
        switch meaning {
        case .type(let type):
            namesUsed.append(.init(text: name, slot: nil))
            return make(.constant(.type(type)), .type(type), node)
        case .variable(let slot):
            namesUsed.append(.init(text: name, slot: slot))
            variables.insert(slot)
            return narrowed(.variable(slot), names.declarations.variables[slot].type, node)
        }
    }

    private mutating func refuseName(_ node: SyntaxNode) -> CheckedNode {
        guard case .identifier(let name, _) = node.kind else {
            preconditionFailure("Only names and selections are references.")
        }
        let variables = names.declarations.variables.map { $0.name }
        return refuse(.unknownName(name, known: locals.map { $0.name } + variables), at: node.offsets, node)
    }

    /// A chain of plain names.
    struct QualifiedName {
        let text: String
        let isAbsolute: Bool
        /// Whether it begins with a variable of a macro, which hides all declared names.
        let isLocal: Bool
        let isDotted: Bool
    }

    func qualifiedName(of node: SyntaxNode) -> QualifiedName? {
        var parts: [String] = []
        var node = node
        while case .select(let operand, let field, isOptional: false) = node.kind, !field.isQuoted {
            parts.append(field.text)
            node = operand
        }
        guard case .identifier(let root, let isAbsolute) = node.kind, parts.isEmpty || names.isRoot(root) else { return nil }
        let isLocal = !isAbsolute && locals.contains { $0.name == root }
        let text = parts.isEmpty ? root : ([root] + parts.reversed()).joined(separator: ".")
        return QualifiedName(text: text, isAbsolute: isAbsolute, isLocal: isLocal, isDotted: !parts.isEmpty)
    }

    private func local(named name: QualifiedName) -> (slot: Int, type: CELType)? {
        guard name.isLocal, !name.isDotted, let slot = locals.lastIndex(where: { $0.name == name.text }) else { return nil }
        let type = locals[slot].type
        return (slot, notNull.contains("l\(slot)") ? type.withoutNull : type)
    }

    /// A field of a checked operand.
    mutating func field(_ operand: CheckedNode, _ field: SyntaxNode.Name, _ node: SyntaxNode) -> CheckedNode {
        _ = requireTested(operand)
        switch type(of: operand).withoutNull {
        case .object(let object):
            guard let index = object.index(of: field.text) else {
                return refuse(.unknownField(field.text, of: object), at: field.offsets, node)
            }
            return narrowed(.field(operand, index: index, name: field.text), object.fields[index].type, node)
        case .map(let key, let value):
            guard types.assign(.string, to: key) else {
                return refuse(.noFields(type(of: operand), field: field.text), at: field.offsets, node)
            }
            return narrowed(.member(operand, name: field.text), value, node)
        case .optional: return optionalField(operand, field, node)
        case .dyn, .parameter: return make(.member(operand, name: field.text), .dyn, node)
        case .error: return make(.member(operand, name: field.text), .error, node)
        case let other: return refuse(.noFields(other, field: field.text), at: field.offsets, node)
        }
    }

    /// `.?field`: null and none are fine as operands.
    private mutating func optionalField(
        _ operand: CheckedNode, _ field: SyntaxNode.Name, _ node: SyntaxNode
    ) -> CheckedNode {
        var subject = type(of: operand).withoutNull
        if case .optional(let wrapped) = subject { subject = types.resolved(wrapped).withoutNull }
        switch subject {
        case .object(let object):
            guard let index = object.index(of: field.text) else {
                return refuse(.unknownField(field.text, of: object), at: field.offsets, node)
            }
            let type = CELType.optional(object.fields[index].type.withoutNull)
            return make(.optionalMember(operand, index: index, name: field.text), type, node)
        case .map(_, let value): return make(.optionalMember(operand, index: nil, name: field.text), .optional(value), node)
        case .dyn, .parameter, .error:
            return make(.optionalMember(operand, index: nil, name: field.text), .optional(.dyn), node)
        default: return refuse(.noFields(subject, field: field.text), at: field.offsets, node)
        }
    }

    mutating func checkPresence(_ operand: SyntaxNode, _ field: SyntaxNode.Name, _ node: SyntaxNode) -> CheckedNode {
        let operand = check(operand)
        _ = requireTested(operand)
        var subject = type(of: operand).withoutNull
        if case .optional(let wrapped) = subject { subject = types.resolved(wrapped).withoutNull }
        switch subject {
        case .object(let object):
            guard let index = object.index(of: field.text) else {
                return refuse(.unknownField(field.text, of: object), at: field.offsets, node)
            }
            return make(.presence(operand, index: index, name: field.text), .bool, node)
        case .map, .dyn, .parameter, .error:
            return make(.presence(operand, index: nil, name: field.text), .bool, node)
        default: return refuse(.noFields(subject, field: field.text), at: field.offsets, node)
        }
    }
}
