/// Reads queries of the form `Table | where … | project … | take …`.
struct KQLParser {
    /// Deeper nesting than anybody writes; keeps recursion off the end of the stack.
    private static let maximumDepth = 100

    private let tokens: [KQLToken]
    private var position = 0
    private var depth = 0

    static func parse(_ text: String) throws(KQLFailure) -> HuntingQuery {
        var parser = KQLParser(tokens: try KQLLexer.tokens(of: text))
        guard parser.current.kind != .end else { throw KQLFailure(.empty, at: 0) }
        return try parser.query()
    }

    private init(tokens: [KQLToken]) { self.tokens = tokens }

    private mutating func query() throws(KQLFailure) -> HuntingQuery {
        let offset = current.offset
        let table = try name()
        var steps: [HuntingQuery.Step] = []
        while take("|") { steps += try step() }
        _ = take(";")
        guard current.kind == .end else { throw unexpected() }
        return HuntingQuery(table: table, tableOffset: offset, steps: steps)
    }

    private mutating func step() throws(KQLFailure) -> [HuntingQuery.Step] {
        let token = current
        let first = try name()
        let step = hyphenated(first)
        switch step {
        case "where", "filter": return [.filter(try expression())]
        case "project": return [.project(try named())]
        case "extend": return [.extend(try named())]
        case "take", "limit": return [.take(try wholeNumber())]
        case "sort", "order":
            try word("by")
            return [.sort(try orderings())]
        case "top":
            let count = try wholeNumber()
            try word("by")
            return [.sort(try orderings()), .take(count)]
        case "distinct": return [.distinct(try named())]
        case "count": return [.count]
        case "getschema": return [.schema]
        default: throw KQLFailure(.unknownOperator(step), at: token.offset)
        }
    }

    /// `project-away` is one word to people, three to the lexer.
    private func hyphenated(_ first: String) -> String {
        var (word, place) = (first, position)
        while place + 1 < tokens.count, tokens[place].kind == .mark("-"), case .word(let next) = tokens[place + 1].kind {
            (word, place) = (word + "-" + next, place + 2)
        }
        return word
    }

    private mutating func named() throws(KQLFailure) -> [HuntingQuery.NamedExpression] {
        var items: [HuntingQuery.NamedExpression] = []
        repeat {
            if case .word(let name) = current.kind, tokens[position + 1].kind == .mark("=") {
                position += 2
                items.append(.init(name: name, expression: try expression()))
            } else {
                let expression = try expression()
                guard case .column(let name, _) = expression else {
                    items.append(.init(name: "Column\(items.count + 1)", expression: expression))
                    continue
                }
                items.append(.init(name: name, expression: expression))
            }
        } while take(",")
        return items
    }

    private mutating func orderings() throws(KQLFailure) -> [HuntingQuery.Ordering] {
        var items: [HuntingQuery.Ordering] = []
        repeat {
            let expression = try expression()
            var isDescending = true
            if case .word(let word) = current.kind, ["asc", "desc"].contains(word) {
                isDescending = word == "desc"
                position += 1
            }
            items.append(.init(expression: expression, isDescending: isDescending))
        } while take(",")
        return items
    }
}

// MARK: - Expressions, by precedence

extension KQLParser {
    private mutating func expression() throws(KQLFailure) -> KQLExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw KQLFailure(.tooDeep, at: current.offset) }
        return try chain(["or"]) { parser throws(KQLFailure) in
            try parser.chain(["and"]) { parser throws(KQLFailure) in try parser.comparison() }
        }
    }

    /// Operands with operators of one precedence between them, from the left.
    private mutating func chain(
        _ operators: Set<String>, _ operand: (inout KQLParser) throws(KQLFailure) -> KQLExpression
    ) throws(KQLFailure) -> KQLExpression {
        var left = try operand(&self)
        while operators.contains(current.text), !isLiteral {
            let token = advance()
            left = .binary(token.text, left, try operand(&self), at: token.offset)
        }
        return left
    }

    private static let comparisons: Set<String> = [
        "==", "!=", "=~", "!~", "<", ">", "<=", ">=", "contains", "!contains", "contains_cs", "!contains_cs", "has", "!has",
        "has_cs", "startswith", "!startswith", "endswith", "!endswith",
    ]

    private mutating func comparison() throws(KQLFailure) -> KQLExpression {
        let left = try sum()
        let token = current
        guard !isLiteral else { return left }
        if Self.comparisons.contains(token.text) {
            advance()
            return .binary(token.text, left, try sum(), at: token.offset)
        }
        guard case .word(let word) = token.kind, ["in", "!in", "has_any"].contains(word) else { return left }
        advance()
        let ignoresCase = take("~") || word == "has_any"
        try mark("(")
        let members = try list(until: ")")
        if word == "has_any" {
            guard let first = members.first else { throw unexpected() }
            return members.dropFirst().reduce(.binary("has", left, first, at: token.offset)) {
                .binary("or", $0, .binary("has", left, $1, at: token.offset), at: token.offset)
            }
        }
        return .member(left, members, isNegated: word == "!in", ignoresCase: ignoresCase, at: token.offset)
    }

    private mutating func sum() throws(KQLFailure) -> KQLExpression {
        try chain(["+", "-"]) { parser throws(KQLFailure) in
            try parser.chain(["*", "/", "%"]) { parser throws(KQLFailure) in try parser.primary() }
        }
    }

    private mutating func primary() throws(KQLFailure) -> KQLExpression {
        let token = current
        switch token.kind {
        case .literal(let value):
            advance()
            return .literal(value, at: token.offset)
        case .mark("("):
            advance()
            let inner = try expression()
            try mark(")")
            return inner
        case .mark("-"):
            advance()
            return .binary("-", .literal(.long(0), at: token.offset), try primary(), at: token.offset)
        case .word(let word):
            advance()
            if take("(") { return .call(word, try list(until: ")"), at: token.offset) }
            if word == "true" || word == "false" { return .literal(.bool(word == "true"), at: token.offset) }
            return .column(word, at: token.offset)
        default: throw unexpected()
        }
    }

    private mutating func list(until end: String) throws(KQLFailure) -> [KQLExpression] {
        var items: [KQLExpression] = []
        if take(end) { return items }
        repeat { items.append(try expression()) } while take(",")
        try mark(end)
        return items
    }
}

// MARK: - Tokens

extension KQLParser {
    private var current: KQLToken { tokens[position] }

    private var isLiteral: Bool { if case .literal = current.kind { true } else { false } }

    @discardableResult
    private mutating func advance() -> KQLToken {
        defer { position = min(position + 1, tokens.count - 1) }
        return current
    }

    private mutating func take(_ mark: String) -> Bool {
        guard current.kind == .mark(mark) else { return false }
        advance()
        return true
    }

    private mutating func mark(_ mark: String) throws(KQLFailure) {
        guard take(mark) else { throw unexpected() }
    }

    private mutating func word(_ word: String) throws(KQLFailure) {
        guard current.kind == .word(word) else { throw unexpected() }
        advance()
    }

    private mutating func name() throws(KQLFailure) -> String {
        guard case .word(let word) = current.kind else { throw unexpected() }
        advance()
        return word
    }

    private mutating func wholeNumber() throws(KQLFailure) -> Int {
        guard case .literal(.long(let value)) = current.kind, let count = Int(exactly: value) else { throw unexpected() }
        advance()
        return count
    }

    private func unexpected() -> KQLFailure {
        current.kind == .end
            ? KQLFailure(.unexpectedEnd, at: current.offset) : KQLFailure(.unexpected(current.text), at: current.offset)
    }
}
