/// Cuts a text into tokens, one at a time. What is no token is reported and skipped.
struct Lexer {
    let bytes: [UInt8]
    var position: Int
    var mistakes = Mistakes()

    init(_ bytes: [UInt8], from position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    mutating func next() -> Token {
        skipBlanks()
        let start = position
        guard let first = peek() else { return Token(kind: .end, offsets: start..<start) }
        let kind = scan(first)
        return Token(kind: kind, offsets: start..<position)
    }

    func peek(_ distance: Int = 0) -> UInt8? {
        let place = position + distance
        return place < bytes.count ? bytes[place] : nil
    }

    private mutating func scan(_ first: UInt8) -> Token.Kind {
        if let quote = stringStart() { return scanString(quote) }
        if Self.isLetter(first) { return scanWord() }
        if Self.isDigit(first) || (first == UInt8(ascii: ".") && peek(1).map(Self.isDigit) == true) {
            return scanNumber()
        }
        if first == UInt8(ascii: "`") { return scanQuotedIdentifier() }
        return scanSymbol(first)
    }

    private mutating func skipBlanks() {
        while let byte = peek() {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0C, 0x0D: position += 1
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
                while peek().map({ $0 != 0x0A }) == true { position += 1 }
            default: return
            }
        }
    }

    private mutating func scanWord() -> Token.Kind {
        let start = position
        while let byte = peek(), Self.isLetter(byte) || Self.isDigit(byte) { position += 1 }
        let word = text(start..<position)
        return word == "in" ? .symbol(.membership) : .identifier(word)
    }

    private mutating func scanQuotedIdentifier() -> Token.Kind {
        let start = position
        position += 1
        while let byte = peek(), byte != UInt8(ascii: "`"), byte != 0x0A { position += 1 }
        guard peek() != nil, peek() != 0x0A, position > start + 1 else {
            mistakes.report(.unterminatedName, at: start..<position)
            return .invalid
        }
        position += 1
        return .quotedIdentifier(text(start + 1..<position - 1))
    }

    private mutating func scanSymbol(_ first: UInt8) -> Token.Kind {
        let start = position
        if let symbol = Symbol(first, followedBy: peek(1) ?? 0) {
            position += symbol.rawValue.utf8.count
            return .symbol(symbol)
        }
        repeat { position += 1 } while peek().map { $0 & 0xC0 == 0x80 } == true
        mistakes.report(.strayCharacter(text(start..<position)), at: start..<position)
        return .invalid
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10
    }
}
