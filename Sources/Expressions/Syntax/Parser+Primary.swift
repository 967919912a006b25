extension Parser {
    /// Words that other languages use for statements; CEL keeps them free.
    private static let reserved: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace", "return", "var", "void", "while",
    ]

    mutating func parsePrimary() -> SyntaxNode {
        let start = current.offsets.lowerBound
        switch current.kind {
        case .int(let magnitude): return literal(Int64(exactly: magnitude).map { .int($0) })
        case .uint(let number): return literal(.uint(number))
        case .double(let number): return literal(.double(number))
        case .string(let text): return literal(.string(text))
        case .bytes(let bytes): return literal(.bytes(bytes))
        case .identifier(let name): return parseName(name, start, isAbsolute: false)
        case .symbol(.dot): return parseAbsoluteName(start)
        case .symbol(.leftParenthesis): return parseParenthesis()
        case .symbol(.leftBracket): return parseList(start)
        case .symbol(.leftBrace): return parseMap(start)
        default:
            unexpected("a value, a name or \"(\"")
            return SyntaxNode(.mistake, start..<max(start, previousEnd))
        }
    }

    private mutating func literal(_ value: Value?) -> SyntaxNode {
        let offsets = current.offsets
        if value == nil { mistakes.report(.numberOutOfRange(lexer.text(offsets)), at: offsets) }
        advance()
        return SyntaxNode(value.map { .literal($0) } ?? .mistake, offsets)
    }

    private mutating func parseParenthesis() -> SyntaxNode {
        advance()
        let inner = parseExpression()
        return take(.rightParenthesis, expected: "\")\"") ? inner : mistake(from: inner)
    }

    private mutating func parseAbsoluteName(_ start: Int) -> SyntaxNode {
        advance()
        guard case .identifier(let name) = current.kind else {
            unexpected("a name after \".\"")
            return SyntaxNode(.mistake, start..<max(start, previousEnd))
        }
        return parseName(name, start, isAbsolute: true)
    }

    private mutating func parseName(_ name: String, _ start: Int, isAbsolute: Bool) -> SyntaxNode {
        let offsets = current.offsets
        advance()
        if !isAbsolute, let constant = Self.constant(name) { return SyntaxNode(.literal(constant), offsets) }
        if Self.reserved.contains(name) { mistakes.report(.reservedWord(name), at: offsets) }
        guard at(.leftParenthesis) else {
            return node(.identifier(name, isAbsolute: isAbsolute), from: start)
        }
        guard let arguments = parseArguments() else { return node(.mistake, from: start) }
        let name = SyntaxNode.Name(text: name, offsets: offsets)
        return call(name, target: nil, arguments, from: start, isAbsolute: isAbsolute)
    }

    private static func constant(_ name: String) -> Value? {
        switch name {
        case "true": .bool(true)
        case "false": .bool(false)
        case "null": .null
        default: nil
        }
    }

    mutating func call(
        _ name: SyntaxNode.Name, target: SyntaxNode?, _ arguments: [SyntaxNode], from start: Int,
        isAbsolute: Bool = false
    ) -> SyntaxNode {
        let offsets = start..<previousEnd
        let block = hasBlocks ? BlockMacros.expand(name, target: target, arguments: arguments, offsets: offsets) : nil
        let macro =
            block ?? MacroExpander.expand(name, target: target, arguments: arguments, offsets: offsets, &mistakes)
        let plain = SyntaxNode.Kind.call(name, target: target, arguments: arguments, isAbsolute: isAbsolute)
        return node(macro?.kind ?? plain, from: start)
    }
}
