extension Checker {
    mutating func checkComprehension(_ macro: SyntaxNode.Comprehension, _ node: SyntaxNode) -> CheckedNode {
        let range = check(macro.range)
        _ = requireTested(range)
        let slots = Array(locals.count..<locals.count + macro.variables.count)
        let added = zip(macro.variables, variableTypes(macro, range)).map { Local(name: $0.text, type: $1) }
        return scoped(added) { checker in
            let filter = macro.filter.map { checker.check($0) }
            if let filter {
                if !checker.isLenient { checker.requireBool(filter) }
                checker.notNull.formUnion(checker.shown(by: filter, being: true))
            }
            let body = checker.check(macro.body)
            if macro.macro.isTest, !checker.isLenient { checker.requireBool(body) }
            let result = checker.resultType(macro.macro, range, added, body)
            return checker.make(
                .comprehension(
                    .init(
                        effect: macro.macro, range: range, locals: slots, names: macro.variables.map { $0.text },
                        filter: filter, body: body)), result, node)
        }
    }

    /// The types of the macro's variables for what it goes over.
    private mutating func variableTypes(_ macro: SyntaxNode.Comprehension, _ range: CheckedNode) -> [CELType] {
        let found = type(of: range).withoutNull
        let isPair = macro.variables.count == 2
        switch found {
        case .optional(let wrapped) where macro.macro.isOptional: return [wrapped]
        case .list(let element) where !macro.macro.isOptional: return isPair ? [.int, element] : [element]
        case .map(let key, let value) where !macro.macro.isOptional: return isPair ? [key, value] : [key]
        case .error: return isPair ? [.error, .error] : [.error]
        case .dyn, .parameter: break
        default:
            if !isLenient {
                mistakes.report(.macroNeedsCollection(macro: macro.macro.rawValue, found: found), at: range.offsets)
                return isPair ? [.error, .error] : [.error]
            }
        }
        return isPair ? [.dyn, .dyn] : [.dyn]
    }

    private mutating func resultType(
        _ macro: Macro, _ range: CheckedNode, _ variables: [Local], _ body: CheckedNode
    ) -> CELType {
        let found = type(of: body)
        switch macro {
        case .all, .exists, .existsOne: return .bool
        case .filter, .sortBy: return .list(variables[0].type)
        case .map, .transformList: return .list(found)
        case .transformMap:
            if case .map(let key, _) = type(of: range).withoutNull { return .map(key, found) }
            return type(of: range) == .dyn ? .map(.dyn, found) : .map(.int, found)
        case .transformMapEntry:
            let entries = CELType.map(types.fresh(), types.fresh())
            if types.assign(found, to: entries) { return types.resolved(entries) }
            mistakes.report(.wrongResult(expected: .map(.dyn, .dyn), found: found), at: body.offsets)
            return .error
        case .optMap: return .optional(found)
        case .optFlatMap:
            let result = CELType.optional(types.fresh())
            if types.assign(found, to: result) { return types.resolved(result) }
            mistakes.report(.wrongResult(expected: .optional(.dyn), found: found), at: body.offsets)
            return .error
        }
    }

    mutating func checkBinding(
        _ name: SyntaxNode.Name, _ value: SyntaxNode, _ body: SyntaxNode, _ node: SyntaxNode
    ) -> CheckedNode {
        let value = check(value)
        let slot = locals.count
        return scoped([Local(name: name.text, type: type(of: value))]) { checker in
            let body = checker.check(body)
            return checker.make(.binding(local: slot, name: name.text, value: value, body: body), checker.type(of: body), node)
        }
    }
}
