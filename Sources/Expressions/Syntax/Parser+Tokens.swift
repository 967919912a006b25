extension Parser {
    var isAtEnd: Bool {
        if case .end = current.kind { return true }
        return false
    }

    func at(_ symbol: Symbol) -> Bool {
        if case .symbol(symbol) = current.kind { return true }
        return false
    }

    mutating func advance() {
        previousEnd = current.offsets.upperBound
        current = lexer.next()
    }

    /// Takes the symbol if it is there; if not, reports what was expected and skips to where parsing can go on.
    mutating func take(_ symbol: Symbol, expected: String) -> Bool {
        guard at(symbol) else {
            unexpected(expected)
            return false
        }
        advance()
        return true
    }

    /// Reports the current token (unless the lexer did) and skips to the next `,` `:` `)` `]` `}` of this level.
    mutating func unexpected(_ expected: String) {
        if case .invalid = current.kind {
            recover()
            return
        }
        // A bracket that closes too much is one mistake, however many levels wonder about it.
        if lastRefused != current.offsets.lowerBound {
            mistakes.report(.unexpected(found: describeCurrent(), expected: expected), at: current.offsets)
        }
        lastRefused = current.offsets.lowerBound
        recover()
    }

    private mutating func recover() {
        var open = 0
        while !isAtEnd {
            switch current.kind {
            case .symbol(.leftParenthesis), .symbol(.leftBracket), .symbol(.leftBrace): open += 1
            case .symbol(.rightParenthesis), .symbol(.rightBracket), .symbol(.rightBrace):
                if open == 0 { return }
                open -= 1
            case .symbol(.comma), .symbol(.colon):
                if open == 0 { return }
            default: break
            }
            advance()
        }
    }

    /// Past the nesting limit nothing more is read.
    mutating func skipToEnd() {
        while !isAtEnd { advance() }
    }

    private func describeCurrent() -> String {
        switch current.kind {
        case .end: "the end of the expression"
        default: "\"\(lexer.text(current.offsets))\""
        }
    }
}
