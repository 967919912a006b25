/// Parses one expression. Mistakes are reported with their exact place; after one, parsing goes on at the next comma
/// or closing bracket, so that several are found in one pass.
struct Parser {
    /// Levels of nesting, in the text and in the tree that comes of it.
    static let maximumDepth = 250

    var lexer: Lexer
    var current: Token
    /// Where the last token ended.
    var previousEnd = 0
    var mistakes = Mistakes()
    /// Where the last token stood that did not fit.
    var lastRefused: Int?
    let hasBlocks: Bool
    private var depth = 0

    init(_ bytes: [UInt8], hasBlocks: Bool) {
        lexer = Lexer(bytes)
        self.hasBlocks = hasBlocks
        current = lexer.next()
    }

    /// The tree and what was found; a tree with errors holds `.mistake` nodes.
    static func parse(_ text: String, hasBlocks: Bool = false) -> (SyntaxNode, Mistakes) {
        var parser = Parser(Array(text.utf8), hasBlocks: hasBlocks)
        let node = parser.parseWhole()
        parser.mistakes.add(parser.lexer.mistakes)
        return (node, parser.mistakes)
    }

    private mutating func parseWhole() -> SyntaxNode {
        if case .end = current.kind {
            mistakes.report(.emptyExpression, at: 0..<lexer.bytes.count)
            return SyntaxNode(.mistake, 0..<0)
        }
        let node = parseExpression()
        if !isAtEnd { unexpected("an operator or the end of the expression") }
        return node
    }

    mutating func parseExpression() -> SyntaxNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else {
            mistakes.report(.tooDeep, at: current.offsets)
            skipToEnd()
            return SyntaxNode(.mistake, current.offsets)
        }
        let condition = parseBinary(minimum: 1)
        guard at(.question) else { return condition }
        advance()
        let yes = parseBinary(minimum: 1)
        guard take(.colon, expected: "\":\" and what holds otherwise") else { return mistake(from: condition) }
        let no = parseExpression()
        return node(.operation(.conditional, [condition, yes, no]), from: condition)
    }

    private mutating func parseBinary(minimum: Int) -> SyntaxNode {
        var left = parseUnary()
        while case .symbol(let symbol) = current.kind, let operation = Operator(binary: symbol),
            let precedence = operation.precedence, precedence >= minimum
        {
            var operands = [left]
            repeat {
                advance()
                operands.append(parseBinary(minimum: precedence + 1))
            } while operation.isLogical && at(symbol)
            left = node(.operation(operation, operands), from: left)
        }
        return left
    }

    private mutating func parseUnary() -> SyntaxNode {
        var prefixes: [(operation: Operator, start: Int)] = []
        while at(.not) || at(.minus) {
            prefixes.append((at(.not) ? .not : .negate, current.offsets.lowerBound))
            advance()
        }
        var operand: SyntaxNode
        if prefixes.last?.operation == .negate, let number = negatedNumber(prefixes.last?.start ?? 0) {
            prefixes.removeLast()
            operand = parseSuffixes(of: number)
        } else {
            operand = parseSuffixes(of: parsePrimary())
        }
        for prefix in prefixes.reversed() {
            operand = node(.operation(prefix.operation, [operand]), from: prefix.start)
        }
        return operand
    }

    /// A minus before a number belongs to it: only so can the least integer be written.
    private mutating func negatedNumber(_ start: Int) -> SyntaxNode? {
        let value: Value
        switch current.kind {
        case .int(let magnitude) where magnitude <= UInt64(Int64.max) + 1:
            value = .int(Int64(truncatingIfNeeded: 0 &- magnitude))
        case .double(let number): value = .double(-number)
        default: return nil
        }
        advance()
        return node(.literal(value), from: start)
    }

    mutating func node(_ kind: SyntaxNode.Kind, from start: Int) -> SyntaxNode {
        let node = SyntaxNode(kind, start..<max(start, previousEnd))
        guard node.height > Self.maximumDepth else { return node }
        mistakes.report(.tooDeep, at: node.offsets.upperBound..<node.offsets.upperBound)
        return SyntaxNode(.mistake, node.offsets)
    }

    mutating func node(_ kind: SyntaxNode.Kind, from first: SyntaxNode) -> SyntaxNode {
        node(kind, from: first.offsets.lowerBound)
    }

    func mistake(from first: SyntaxNode) -> SyntaxNode {
        SyntaxNode(.mistake, first.offsets.lowerBound..<max(first.offsets.lowerBound, previousEnd))
    }
}
