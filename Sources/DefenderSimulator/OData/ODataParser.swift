/// Reads a filter text by the precedence of the OData URL conventions: or, and, not, comparison, sum, product, primary.
struct ODataParser {
    /// Deeper nesting than any client writes; keeps recursion off the end of the stack.
    static let maximumDepth = 100

    private let tokens: [ODataToken]
    private var position = 0
    private var depth = 0
    /// What `@name` stands for (URL conventions, 5.3).
    private let aliases: [String: String]

    static func parse(_ text: String, aliases: [String: String] = [:]) throws(ODataFailure) -> ODataExpression {
        var parser = ODataParser(tokens: try ODataLexer.tokens(of: text), aliases: aliases)
        let expression = try parser.disjunction()
        guard parser.current.kind == .end else { throw parser.unexpected() }
        return expression
    }

    private init(tokens: [ODataToken], aliases: [String: String]) {
        self.tokens = tokens
        self.aliases = aliases
    }

    private mutating func disjunction() throws(ODataFailure) -> ODataExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw ODataFailure(.tooDeep, at: current.offset) }
        var left = try conjunction()
        while try takeOperator("or") != nil { left = .or(left, try conjunction()) }
        return left
    }

    private mutating func conjunction() throws(ODataFailure) -> ODataExpression {
        var left = try negation()
        while try takeOperator("and") != nil { left = .and(left, try negation()) }
        return left
    }

    private mutating func negation() throws(ODataFailure) -> ODataExpression {
        guard case .word(let word) = current.kind, word.lowercased() == "not", following.kind != .slash else {
            return try comparison()
        }
        let offset = advance().offset
        guard current.isSpaced || current.kind == .open else { throw unexpected() }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw ODataFailure(.tooDeep, at: offset) }
        return .not(try negation(), at: offset)
    }

    private mutating func comparison() throws(ODataFailure) -> ODataExpression {
        let left = try sum()
        if try takeOperator("in") != nil { return .member(left, of: try members(), at: left.offset) }
        for comparison in [ODataExpression.Comparison.eq, .ne, .gt, .ge, .lt, .le] {
            guard try takeOperator(comparison.rawValue) != nil else { continue }
            return .compare(comparison, left, try sum(), at: left.offset)
        }
        return left
    }

    private mutating func sum() throws(ODataFailure) -> ODataExpression {
        var left = try product()
        while let operation = try takeArithmetic(isMultiplicative: false) {
            left = .arithmetic(operation, left, try product(), at: left.offset)
        }
        return left
    }

    private mutating func product() throws(ODataFailure) -> ODataExpression {
        var left = try primary()
        while let operation = try takeArithmetic(isMultiplicative: true) {
            left = .arithmetic(operation, left, try primary(), at: left.offset)
        }
        return left
    }

    private mutating func takeArithmetic(isMultiplicative: Bool) throws(ODataFailure) -> FilterArithmetic? {
        for operation in FilterArithmetic.allCases where operation.isMultiplicative == isMultiplicative {
            if try takeOperator(operation.rawValue) != nil { return operation }
        }
        return nil
    }

    private mutating func primary() throws(ODataFailure) -> ODataExpression {
        let token = current
        switch token.kind {
        case .open: return try parenthesised()
        case .string(let text):
            advance()
            return .literal(.string(text), at: token.offset)
        case .prefixed(let prefix, let text):
            guard let literal = FilterLiteral(prefix: prefix, quoted: text) else {
                throw ODataFailure(.invalidLiteral("\(prefix)'\(text)'"), at: token.offset)
            }
            advance()
            return .literal(literal, at: token.offset)
        case .literal(let text):
            guard let literal = FilterLiteral(unquoted: text) else {
                throw ODataFailure(.invalidLiteral(text), at: token.offset)
            }
            advance()
            return .literal(literal, at: token.offset)
        case .word(let word): return try named(word, at: token.offset)
        default: throw unexpected()
        }
    }

    private mutating func parenthesised() throws(ODataFailure) -> ODataExpression {
        advance()
        let inner = try disjunction()
        try expect(.close)
        return inner
    }

    private mutating func named(_ word: String, at offset: Int) throws(ODataFailure) -> ODataExpression {
        if following.kind != .slash, let literal = FilterLiteral(word: word) {
            advance()
            return .literal(literal, at: offset)
        }
        if let text = aliases[word], following.kind != .slash {
            advance()
            // Without itself, so that no circle comes about.
            return try Self.parse(text, aliases: aliases.filter { $0.key != word })
        }
        guard following.kind == .open, !following.isSpaced, ODataExpression.Quantifier(rawValue: word) == nil else {
            return try path()
        }
        advance()
        return .call(word, try arguments(), at: offset)
    }

    private mutating func path() throws(ODataFailure) -> ODataExpression {
        let start = current.offset
        var names = [try name()]
        while current.kind == .slash {
            advance()
            if case .word(let word) = current.kind, following.kind == .open,
                let quantifier = ODataExpression.Quantifier(rawValue: word.lowercased())
            {
                advance()
                return try quantified(quantifier, over: names, at: start)
            }
            names.append(try name())
        }
        return .path(names, at: start)
    }
}

// MARK: - Parts of primaries

extension ODataParser {
    private mutating func quantified(
        _ quantifier: ODataExpression.Quantifier, over collection: [String], at start: Int
    ) throws(ODataFailure) -> ODataExpression {
        try expect(.open)
        // Only `any` may stand without a condition: "there is one at all".
        if quantifier == .any, current.kind == .close {
            advance()
            return .quantified(.any, collection: collection, variable: nil, body: nil, at: start)
        }
        let variable = try name()
        try expect(.colon)
        let body = try disjunction()
        try expect(.close)
        return .quantified(quantifier, collection: collection, variable: variable, body: body, at: start)
    }

    private mutating func arguments() throws(ODataFailure) -> [ODataExpression] {
        try expect(.open)
        if current.kind == .close {
            advance()
            return []
        }
        var arguments = [try disjunction()]
        while current.kind == .comma {
            advance()
            arguments.append(try disjunction())
        }
        try expect(.close)
        return arguments
    }

    /// The right side of `in`: a list of literals, or one expression that is a collection.
    private mutating func members() throws(ODataFailure) -> [ODataExpression] {
        guard current.kind == .open else { return [try primary()] }
        advance()
        if current.kind == .close {
            advance()
            return []
        }
        var members = [try disjunction()]
        while case .literal = members[members.count - 1], current.kind == .comma {
            advance()
            members.append(try primary())
        }
        try expect(.close)
        return members
    }

    private mutating func name() throws(ODataFailure) -> String {
        guard case .word(let name) = current.kind else { throw unexpected() }
        advance()
        return name
    }

    /// The operator of this name if it stands here, with the blanks around it that the grammar asks for.
    private mutating func takeOperator(_ name: String) throws(ODataFailure) -> ODataToken? {
        guard case .word(let word) = current.kind, word.lowercased() == name, current.isSpaced else { return nil }
        guard following.isSpaced else { throw ODataFailure(.syntax, at: following.offset) }
        return advance()
    }

    private mutating func expect(_ kind: ODataToken.Kind) throws(ODataFailure) {
        guard current.kind == kind else { throw unexpected() }
        advance()
    }

    private var current: ODataToken { tokens[position] }

    private var following: ODataToken { tokens[min(position + 1, tokens.count - 1)] }

    @discardableResult
    private mutating func advance() -> ODataToken {
        defer { position = min(position + 1, tokens.count - 1) }
        return current
    }

    private func unexpected() -> ODataFailure { ODataFailure(.syntax, at: current.offset) }
}
