/// Cuts a filter text into tokens (OData ABNF 4.01, the part that filters of the service use).
struct ODataLexer {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    static func tokens(of text: String) throws(ODataFailure) -> [ODataToken] {
        var lexer = ODataLexer(scalars: Array(text.unicodeScalars))
        var tokens: [ODataToken] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private mutating func next() throws(ODataFailure) -> ODataToken {
        let before = position
        while let scalar = current, scalar == " " || scalar == "\t" { position += 1 }
        let start = position
        // Blanks at either end of the whole text are outside the grammar.
        if before == 0, start > 0 { throw ODataFailure(.syntax, at: start) }
        guard let scalar = current else {
            if start > before { throw ODataFailure(.syntax, at: before) }
            return ODataToken(kind: .end, offset: start, isSpaced: false)
        }
        return ODataToken(kind: try kind(from: scalar), offset: start, isSpaced: start > before)
    }

    private mutating func kind(from scalar: Unicode.Scalar) throws(ODataFailure) -> ODataToken.Kind {
        if let mark = Self.marks[scalar] {
            position += 1
            return mark
        }
        if scalar == "'" { return .string(try quoted()) }
        if scalar.isDigit || scalar == "-" || scalar == "+" { return .literal(run { $0.isLiteralPart }) }
        if scalar.isNameStart {
            let word = word()
            if case .word(let name) = word, current == "'" { return .prefixed(name, try quoted()) }
            return word
        }
        throw ODataFailure(.unexpectedCharacter, at: position)
    }

    private static let marks: [Unicode.Scalar: ODataToken.Kind] = [
        "(": .open, ")": .close, ",": .comma, "/": .slash, ":": .colon,
    ]

    /// A name; or a GUID that happens to start with a letter.
    private mutating func word() -> ODataToken.Kind {
        let start = position
        let name = run { $0.isNamePart }
        guard name.unicodeScalars.count == 8, current == "-", name.unicodeScalars.allSatisfy({ $0.isHexDigit }) else {
            return .word(name)
        }
        position = start
        return .literal(run { $0.isLiteralPart })
    }

    private mutating func quoted() throws(ODataFailure) -> String {
        let start = position
        var text = String.UnicodeScalarView()
        position += 1
        while let scalar = current {
            position += 1
            if scalar != "'" {
                text.append(scalar)
            } else if current == "'" {
                position += 1
                text.append("'")
            } else {
                return String(text)
            }
        }
        throw ODataFailure(.unterminatedString, at: start)
    }

    private mutating func run(while belongs: (Unicode.Scalar) -> Bool) -> String {
        var text = String.UnicodeScalarView()
        while let scalar = current, belongs(scalar) {
            text.append(scalar)
            position += 1
        }
        return String(text)
    }

    private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
    fileprivate var isHexDigit: Bool { isDigit || ("a"..."f").contains(self) || ("A"..."F").contains(self) }
    fileprivate var isNameStart: Bool { self == "_" || self == "$" || self == "@" || properties.isAlphabetic }
    fileprivate var isNamePart: Bool { isNameStart || isDigit || self == "." }
    fileprivate var isLiteralPart: Bool {
        isDigit || ("a"..."z").contains(self) || ("A"..."Z").contains(self) || [":", ".", "-", "+"].contains(self)
    }
}
