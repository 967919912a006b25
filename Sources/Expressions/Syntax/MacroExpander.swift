/// Turns calls that are macros into their own kind of node, while the text is parsed.
enum MacroExpander {
    /// The node of a macro, or nil if the call is an ordinary one. Reported mistakes give a node too.
    static func expand(
        _ name: SyntaxNode.Name, target: SyntaxNode?, arguments: [SyntaxNode], offsets: Range<Int>,
        _ mistakes: inout Mistakes
    ) -> SyntaxNode? {
        guard let target else {
            return name.text == "has" && arguments.count == 1 ? presence(arguments[0], offsets, &mistakes) : nil
        }
        if case .identifier(let namespace, _) = target.kind {
            switch (namespace, name.text) {
            case ("cel", "bind") where arguments.count == 3: return binding(arguments, offsets, &mistakes)
            case ("math", "greatest") where arguments.count > 2, ("math", "least") where arguments.count > 2:
                let list = SyntaxNode(.list(arguments.map { .init(node: $0, isOptional: false) }), offsets)
                return SyntaxNode(.call(name, target: target, arguments: [list], isAbsolute: false), offsets)
            default: break
            }
        }
        guard let macro = Macro(called: name.text), macro.argumentCounts.contains(arguments.count) else { return nil }
        return comprehension(macro, target, arguments, offsets, &mistakes)
    }

    private static func presence(
        _ argument: SyntaxNode, _ offsets: Range<Int>, _ mistakes: inout Mistakes
    ) -> SyntaxNode {
        switch argument.kind {
        case .select(let operand, let field, isOptional: false): return SyntaxNode(.presence(operand, field), offsets)
        case .mistake: break
        default: mistakes.report(.hasNeedsField, at: argument.offsets)
        }
        return SyntaxNode(.mistake, offsets)
    }

    private static func binding(
        _ arguments: [SyntaxNode], _ offsets: Range<Int>, _ mistakes: inout Mistakes
    ) -> SyntaxNode {
        guard let name = variable(arguments[0], "bind", &mistakes) else { return SyntaxNode(.mistake, offsets) }
        return SyntaxNode(.binding(name, value: arguments[1], body: arguments[2]), offsets)
    }

    private static func comprehension(
        _ macro: Macro, _ range: SyntaxNode, _ arguments: [SyntaxNode], _ offsets: Range<Int>,
        _ mistakes: inout Mistakes
    ) -> SyntaxNode {
        let count = macro.variableCount(arguments: arguments.count)
        let names = arguments.prefix(count).compactMap { variable($0, macro.rawValue, &mistakes) }
        guard names.count == count, let body = arguments.last else { return SyntaxNode(.mistake, offsets) }
        if names.count == 2, names[0].text == names[1].text {
            mistakes.report(.repeatedVariable(names[1].text), at: names[1].offsets)
        }
        let filter = arguments.count == count + 2 ? arguments[count] : nil
        return SyntaxNode(
            .comprehension(.init(macro: macro, range: range, variables: names, filter: filter, body: body)), offsets)
    }

    private static func variable(
        _ node: SyntaxNode, _ macro: String, _ mistakes: inout Mistakes
    ) -> SyntaxNode.Name? {
        if case .identifier(let name, isAbsolute: false) = node.kind {
            return SyntaxNode.Name(text: name, offsets: node.offsets)
        }
        if case .mistake = node.kind { return nil }
        mistakes.report(.macroNeedsVariable(macro), at: node.offsets)
        return nil
    }
}
