extension ProgramBuilder {
    func build(_ call: CheckedNode.Call, _ offsets: Range<Int>) -> any ProgramNode {
        let operands = call.arguments.map { build($0) }
        if let function = call.hostFunction { return HostCallNode(function, operands, offsets) }
        if let operation = call.operation,
            let node = build(operation, operands, call.rank, offsets)
        {
            return node
        }
        guard let function = StandardLibrary.functions[call.function] else {
            preconditionFailure("The checker let a function pass that the library does not have.")
        }
        return special(function, operands, offsets) ?? folded(build(function, operands, offsets), operands)
    }

    /// Functions with nodes of their own: alternatives, and tests of a text with a constant (a pattern that can be
    /// compiled, or a part).
    private func special(
        _ function: StandardFunction, _ operands: [any ProgramNode], _ offsets: Range<Int>
    ) -> (any ProgramNode)? {
        if function.name == "or" || function.name == "orValue" {
            let node = OptionalOrNode(operands[0], operands[1], unwraps: function.name == "orValue", offsets)
            return folded(node, operands)
        }
        guard operands.count == 2, let constant = text(operands[1]) else { return nil }
        if let test = StringFunctions.Test(rawValue: function.name) {
            return folded(TextTestNode(operands[0], test, constant, offsets), operands)
        }
        guard function.name == "matches", let pattern = try? Pattern(constant) else { return nil }
        return folded(MatchesNode(operands[0], pattern, offsets), operands)
    }

    /// The operators that have nodes of their own.
    private func build(
        _ operation: Operator, _ operands: [any ProgramNode], _ rank: EnumType?, _ offsets: Range<Int>
    ) -> (any ProgramNode)? {
        switch operation {
        case .and: LogicalNode(operands, deciding: false, offsets)
        case .or: LogicalNode(operands, deciding: true, offsets)
        case .not: NotNode(operands[0], offsets)
        case .conditional: ConditionalNode(operands[0], operands[1], operands[2], offsets)
        case .equal, .notEqual: equality(operands[0], operands[1], isNegated: operation == .notEqual, offsets)
        case .membership: membership(operands[0], operands[1])
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            rank.map { RankNode(operation, $0, operands[0], operands[1], offsets) }
                ?? OrderNode(operation, operands[0], operands[1], offsets)
        default: nil
        }
    }

    private func equality(
        _ left: any ProgramNode, _ right: any ProgramNode, isNegated: Bool, _ offsets: Range<Int>
    ) -> any ProgramNode {
        if let text = text(right) { return equality(left, text, isNegated: isNegated) }
        if let text = text(left) { return equality(right, text, isNegated: isNegated) }
        return EqualNode(left, right, isNegated: isNegated, offsets)
    }

    /// The fields of variables and of a macro's variables are the operands that matter.
    private func equality(_ operand: any ProgramNode, _ text: String, isNegated: Bool) -> any ProgramNode {
        if let field = operand as? VariableFieldNode { return EqualTextNode(field, text, isNegated: isNegated) }
        if let field = operand as? LocalFieldNode { return EqualTextNode(field, text, isNegated: isNegated) }
        return EqualTextNode(AnyNode(operand), text, isNegated: isNegated)
    }

    private func text(_ node: any ProgramNode) -> String? {
        guard case .string(let text)? = (node as? ConstantNode)?.value else { return nil }
        return text
    }

    private func membership(_ element: any ProgramNode, _ collection: any ProgramNode) -> (any ProgramNode)? {
        guard case .list(let constants)? = (collection as? ConstantNode)?.value else { return nil }
        let texts = constants.compactMap { constant -> String? in
            if case .string(let text) = constant { return text }
            return nil
        }
        guard texts.count == constants.count else { return nil }
        if let field = element as? VariableFieldNode { return OneOfTextsNode(field, texts) }
        if let field = element as? LocalFieldNode { return OneOfTextsNode(field, texts) }
        return OneOfTextsNode(AnyNode(element), texts)
    }

    private func build(
        _ function: StandardFunction, _ operands: [any ProgramNode], _ offsets: Range<Int>
    ) -> any ProgramNode {
        let isLinear = !Work.constantTime.contains(function.name)
        return switch function.implementation {
        case .unary(let implementation) where operands.count == 1:
            UnaryCallNode(implementation, operands[0], isLinear: isLinear, offsets)
        case .binary(let implementation) where operands.count == 2:
            BinaryCallNode(implementation, operands[0], operands[1], isLinear: isLinear, offsets)
        case .variadic(let implementation): VariadicCallNode(implementation, operands, offsets)
        case .unary, .binary:
            InvalidNode(Fault.noSuchOverload(function.name, []).message, offsets)
        }
    }

    /// `duration("7d")` is read once. What fails does so each time, at its place.
    private func folded(_ node: any ProgramNode, _ operands: [any ProgramNode]) -> any ProgramNode {
        guard operands.allSatisfy({ $0 is ConstantNode }) else { return node }
        let outcome = Program.evaluate(node, frameSize: 0, EmptyActivation(), Self.foldingBudget)
        guard case .value(let value) = outcome else { return node }
        return ConstantNode(value)
    }

    private static let foldingBudget = 1000
}
