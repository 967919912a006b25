extension Checker {
    mutating func checkList(_ elements: [SyntaxNode.Element], _ node: SyntaxNode) -> CheckedNode {
        let checked = elements.map { CheckedNode.Element(node: check($0.node), isOptional: $0.isOptional) }
        if let enumeration = commonEnumeration(checked.map { $0.node }) { return make(.list(checked), .list(enumeration), node) }
        var type: CELType?
        for element in checked { type = joined(type, elementType(element.node, isOptional: element.isOptional)) }
        return make(.list(checked), .list(type ?? types.fresh()), node)
    }

    mutating func checkMap(_ entries: [SyntaxNode.Entry], _ node: SyntaxNode) -> CheckedNode {
        var (key, value): (CELType?, CELType?) = (nil, nil)
        let checked = entries.map { entry in
            let entryKey = check(entry.key)
            checkKey(entryKey)
            key = joined(key, type(of: entryKey))
            let entryValue = check(entry.value)
            value = joined(value, elementType(entryValue, isOptional: entry.isOptional))
            return CheckedNode.Entry(key: entryKey, value: entryValue, isOptional: entry.isOptional)
        }
        return make(.map(checked), .map(key ?? types.fresh(), value ?? types.fresh()), node)
    }

    private mutating func checkKey(_ key: CheckedNode) {
        switch type(of: key) {
        case .bool, .int, .uint, .string, .enumeration, .dyn, .error, .parameter: break
        case .nullable: _ = requireTested(key)
        case let other: mistakes.report(.keyType(other), at: key.offsets)
        }
    }

    private mutating func joined(_ known: CELType?, _ next: CELType) -> CELType {
        guard let known else { return next }
        return types.join(known, next) ?? .dyn
    }

    /// An optional element counts as what it wraps.
    private mutating func elementType(_ node: CheckedNode, isOptional: Bool) -> CELType {
        let found = type(of: node)
        guard isOptional, !isLenient else { return found }
        let inner = types.fresh()
        guard types.assign(found, to: .optional(inner)) else {
            mistakes.report(.wrongResult(expected: .optional(.dyn), found: found), at: node.offsets)
            return .error
        }
        return types.resolved(inner)
    }
}
