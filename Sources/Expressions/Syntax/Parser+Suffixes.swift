extension Parser {
    /// Field selections, calls and indexes behind a value.
    mutating func parseSuffixes(of operand: SyntaxNode) -> SyntaxNode {
        var operand = operand
        while case .symbol(let symbol) = current.kind {
            switch symbol {
            case .dot: operand = parseSelection(operand)
            case .leftBracket: operand = parseIndex(operand)
            case .leftBrace: operand = refuseMessage(operand)
            default: return operand
            }
        }
        return operand
    }

    private mutating func parseSelection(_ operand: SyntaxNode) -> SyntaxNode {
        advance()
        let isOptional = at(.question)
        if isOptional { advance() }
        guard let name = fieldName() else {
            unexpected("a field or function name after \".\"")
            return mistake(from: operand)
        }
        advance()
        guard at(.leftParenthesis), !isOptional, !name.isQuoted else {
            return node(.select(operand, name, isOptional: isOptional), from: operand)
        }
        guard let arguments = parseArguments() else { return mistake(from: operand) }
        return call(name, target: operand, arguments, from: operand.offsets.lowerBound)
    }

    private func fieldName() -> SyntaxNode.Name? {
        switch current.kind {
        case .identifier(let text) where !["true", "false", "null"].contains(text):
            SyntaxNode.Name(text: text, offsets: current.offsets)
        case .quotedIdentifier(let text): SyntaxNode.Name(text: text, offsets: current.offsets, isQuoted: true)
        default: nil
        }
    }

    private mutating func parseIndex(_ operand: SyntaxNode) -> SyntaxNode {
        advance()
        let isOptional = at(.question)
        if isOptional { advance() }
        let index = parseExpression()
        guard take(.rightBracket, expected: "\"]\"") else { return mistake(from: operand) }
        return node(.operation(isOptional ? .optionalIndex : .index, [operand, index]), from: operand)
    }

    /// `Name{field: value}` makes a protobuf message elsewhere.
    private mutating func refuseMessage(_ operand: SyntaxNode) -> SyntaxNode {
        mistakes.report(.noMessages, at: operand.offsets.lowerBound..<current.offsets.upperBound)
        _ = parseMap(current.offsets.lowerBound)
        return mistake(from: operand)
    }

    /// The arguments of a call from its `(` to its `)`; nil if the list is broken, which was reported.
    mutating func parseArguments() -> [SyntaxNode]? {
        advance()
        var arguments: [SyntaxNode] = []
        guard !at(.rightParenthesis) else {
            advance()
            return arguments
        }
        repeat {
            if at(.comma) { advance() }
            arguments.append(parseExpression())
        } while at(.comma)
        return take(.rightParenthesis, expected: "\",\" or \")\"") ? arguments : nil
    }

    mutating func parseList(_ start: Int) -> SyntaxNode {
        advance()
        var elements: [SyntaxNode.Element] = []
        while !at(.rightBracket), !isAtEnd {
            let isOptional = at(.question)
            if isOptional { advance() }
            elements.append(.init(node: parseExpression(), isOptional: isOptional))
            guard at(.comma) else { break }
            advance()
        }
        guard take(.rightBracket, expected: "\",\" or \"]\"") else { return node(.mistake, from: start) }
        return node(.list(elements), from: start)
    }

    mutating func parseMap(_ start: Int) -> SyntaxNode {
        advance()
        var entries: [SyntaxNode.Entry] = []
        while !at(.rightBrace), !isAtEnd {
            let isOptional = at(.question)
            if isOptional { advance() }
            let key = parseExpression()
            guard take(.colon, expected: "\":\" and a value") else { break }
            entries.append(.init(key: key, value: parseExpression(), isOptional: isOptional))
            guard at(.comma) else { break }
            advance()
        }
        guard take(.rightBrace, expected: "\",\" or \"}\"") else { return node(.mistake, from: start) }
        return node(.map(entries), from: start)
    }
}
