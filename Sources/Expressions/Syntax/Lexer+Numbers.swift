extension Lexer {
    mutating func scanNumber() -> Token.Kind {
        let start = position
        if peek() == UInt8(ascii: "0"), let x = peek(1), x | 0x20 == UInt8(ascii: "x") { return scanHexadecimal() }
        skipDigits()
        var isDouble = false
        if peek() == UInt8(ascii: "."), peek(1).map(Self.isDigit) == true {
            isDouble = true
            position += 1
            skipDigits()
        }
        if skipExponent() { isDouble = true }
        return isDouble ? double(start) : integer(start, digits: start..<position, radix: 10)
    }

    private mutating func scanHexadecimal() -> Token.Kind {
        let start = position
        position += 2
        while let byte = peek(), Self.isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 6 { position += 1 }
        return integer(start, digits: start + 2..<position, radix: 16)
    }

    private mutating func skipDigits() {
        while let byte = peek(), Self.isDigit(byte) { position += 1 }
    }

    private mutating func skipExponent() -> Bool {
        guard let letter = peek(), letter | 0x20 == UInt8(ascii: "e") else { return false }
        let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
        guard peek(1 + sign).map(Self.isDigit) == true else { return false }
        position += 1 + sign
        skipDigits()
        return true
    }

    private mutating func double(_ start: Int) -> Token.Kind {
        guard isEndOfNumber(start), let number = Double(text(start..<position)) else { return .invalid }
        return .double(number)
    }

    private mutating func integer(_ start: Int, digits: Range<Int>, radix: Int) -> Token.Kind {
        let suffix = peek().map { $0 | 0x20 == UInt8(ascii: "u") } == true
        if suffix { position += 1 }
        guard isEndOfNumber(start) else { return .invalid }
        guard !digits.isEmpty else {
            mistakes.report(.malformedNumber(text(start..<position)), at: start..<position)
            return .invalid
        }
        guard let magnitude = UInt64(text(digits), radix: radix) else {
            mistakes.report(.numberOutOfRange(text(start..<position)), at: start..<position)
            return .invalid
        }
        return suffix ? .uint(magnitude) : .int(magnitude)
    }

    /// `12abc` is one mistake, not a number and a name.
    private mutating func isEndOfNumber(_ start: Int) -> Bool {
        guard peek().map(Self.isLetter) == true else { return true }
        while let byte = peek(), Self.isLetter(byte) || Self.isDigit(byte) { position += 1 }
        mistakes.report(.malformedNumber(text(start..<position)), at: start..<position)
        return false
    }
}
