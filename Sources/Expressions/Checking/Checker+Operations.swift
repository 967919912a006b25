extension Checker {
    mutating func checkOperation(
        _ operation: Operator, _ operands: [SyntaxNode], _ node: SyntaxNode
    ) -> CheckedNode {
        switch operation {
        case .and, .or: return checkLogical(operation, operands, node)
        case .conditional: return checkConditional(operands, node)
        default: break
        }
        let checked = operands.map { check($0) }
        switch operation {
        case .equal, .notEqual: return checkEquality(operation, checked, node)
        case .membership: return checkMembership(checked, node)
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return checkOrdering(operation, checked, node)
        case .index, .optionalIndex:
            let result = resolve(operation.rawValue, checked, node, at: node.offsets)
            return narrowed(result.kind, result.type, node)
        default: return resolve(operation.rawValue, checked, node, at: node.offsets)
        }
    }

    /// What earlier operands show holds in later ones.
    private mutating func checkLogical(
        _ operation: Operator, _ operands: [SyntaxNode], _ node: SyntaxNode
    ) -> CheckedNode {
        scoped([]) { checker in
            var checked: [CheckedNode] = []
            for operand in operands {
                let operand = checker.check(operand)
                if !checker.isLenient { checker.requireBool(operand) }
                checker.notNull.formUnion(checker.shown(by: operand, being: operation == .and))
                checked.append(operand)
            }
            let id = operation == .and ? "logical_and" : "logical_or"
            return checker.call(operation.rawValue, [id], checked, .bool, node)
        }
    }

    private mutating func checkConditional(_ operands: [SyntaxNode], _ node: SyntaxNode) -> CheckedNode {
        let condition = check(operands[0])
        if !isLenient { requireBool(condition) }
        let branches = [true, false].map { truth in
            scoped([]) { checker in
                checker.notNull.formUnion(checker.shown(by: condition, being: truth))
                return checker.check(operands[truth ? 1 : 2])
            }
        }
        let (yes, no) = (type(of: branches[0]), type(of: branches[1]))
        let type = commonEnumeration(branches) ?? types.join(yes, no)
        if type == nil {
            let offsets = branches[0].offsets.lowerBound..<branches[1].offsets.upperBound
            mistakes.report(.branchesDiffer(yes, no), at: offsets)
        }
        return call(Operator.conditional.rawValue, ["conditional"], [condition] + branches, type ?? .error, node)
    }

    /// Null is compared with anything.
    private mutating func checkEquality(
        _ operation: Operator, _ operands: [CheckedNode], _ node: SyntaxNode
    ) -> CheckedNode {
        let call = call(
            operation.rawValue, [operation == .equal ? "equals" : "not_equals"], operands, .bool, node)
        let (left, right) = (type(of: operands[0]), type(of: operands[1]))
        if left == .null || right == .null {
            warnIfNeverNull(left == .null ? operands[1] : operands[0])
            return call
        }
        checkConstants(operands[0], against: right.withoutNull)
        checkConstants(operands[1], against: left.withoutNull)
        if types.join(left.withoutNull, right.withoutNull) == nil {
            mistakes.report(.notEquatable(operation.spelling, left, right), at: node.offsets)
        }
        return call
    }

    private mutating func warnIfNeverNull(_ node: CheckedNode) {
        let found = type(of: node)
        if found.acceptsNull || isLenient { return }
        if case .parameter = found { return }
        if let path = Self.path(of: node), notNull.contains(path) { return }
        mistakes.report(.neverNull(source(node.offsets), found), at: node.offsets)
    }

    /// Null may be looked for, but not in null.
    private mutating func checkMembership(_ operands: [CheckedNode], _ node: SyntaxNode) -> CheckedNode {
        let collection = type(of: operands[1]).withoutNull
        if case .list(let element) = collection {
            checkConstants(operands[0], against: types.resolved(element).withoutNull)
        }
        let isOfEnumeration = checkConstants(operands[1], against: type(of: operands[0]).withoutNull)
        // What resolving would come to, for the commonest kinds.
        if case .list(let element) = type(of: operands[1]),
            isOfEnumeration || element == type(of: operands[0]).withoutNull && element != .null
        {
            return call(Operator.membership.rawValue, ["in_list"], operands, .bool, node)
        }
        return resolve(Operator.membership.rawValue, operands, node, at: node.offsets, nullable: [0])
    }

    /// Ranked enumerations compare by rank, others not at all.
    private mutating func checkOrdering(
        _ operation: Operator, _ operands: [CheckedNode], _ node: SyntaxNode
    ) -> CheckedNode {
        let enumerations = operands.compactMap { operand in
            if case .enumeration(let enumeration) = type(of: operand).withoutNull { return enumeration }
            return nil
        }
        guard let enumeration = enumerations.first else {
            return resolve(operation.rawValue, operands, node, at: node.offsets)
        }
        operands.forEach { _ = requireTested($0) }
        guard enumeration.isRanked else { return refuse(.notRanked(enumeration), at: node.offsets, node) }
        guard operands.map({ checkConstants($0, against: .enumeration(enumeration)) }) == [true, true] else {
            let found = operands.map { type(of: $0) }
            let signature = "\(enumeration.name) \(operation.spelling) \(enumeration.name)"
            return refuse(
                .noOverload(operation.rawValue, arguments: found, allowed: [signature]), at: node.offsets, node)
        }
        return make(
            .call(
                .init(
                    function: operation.rawValue, overloads: ["\(operation)_rank"], arguments: operands,
                    rank: enumeration, hostFunction: nil)), .bool, node)
    }
}
