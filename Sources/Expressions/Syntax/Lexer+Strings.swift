extension Lexer {
    /// The start of a string literal at the current place, prefixes `r` and `b` in any case and order.
    func stringStart() -> StringStart? {
        var (isRaw, isBytes, length) = (false, false, 0)
        while length < 2, let byte = peek(length), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "'") {
            switch byte | 0x20 {
            case UInt8(ascii: "r") where !isRaw: isRaw = true
            case UInt8(ascii: "b") where !isBytes: isBytes = true
            default: return nil
            }
            length += 1
        }
        guard let quote = peek(length), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        let isTriple = peek(length + 1) == quote && peek(length + 2) == quote
        return StringStart(
            isRaw: isRaw, isBytes: isBytes, quote: quote, isTriple: isTriple, length: length + (isTriple ? 3 : 1))
    }

    mutating func scanString(_ start: StringStart) -> Token.Kind {
        let first = position
        position += start.length
        var content: [UInt8] = []
        while !closes(start) {
            guard let byte = peek(), start.isTriple || (byte != 0x0A && byte != 0x0D) else {
                mistakes.report(.unterminatedString, at: first..<position)
                return .invalid
            }
            if byte == UInt8(ascii: "\\"), !start.isRaw {
                scanEscape(start, into: &content)
            } else {
                content.append(byte)
                position += 1
            }
        }
        position += start.isTriple ? 3 : 1
        return start.isBytes ? .bytes(content) : .string(String(decoding: content, as: UTF8.self))
    }

    private func closes(_ start: StringStart) -> Bool {
        guard peek() == start.quote else { return false }
        return !start.isTriple || (peek(1) == start.quote && peek(2) == start.quote)
    }

    private mutating func scanEscape(_ start: StringStart, into content: inout [UInt8]) {
        let first = position
        guard let letter = peek(1) else {
            position += 1
            return
        }
        if let plain = Self.plainEscapes[letter] {
            position += 2
            content.append(plain)
            return
        }
        guard let code = numericEscape(letter, isBytes: start.isBytes) else {
            position = min(position + 2, bytes.count)
            while peek().map({ $0 & 0xC0 == 0x80 }) == true { position += 1 }
            mistakes.report(.unknownEscape(text(first..<position), isBytes: start.isBytes), at: first..<position)
            return
        }
        append(code, start, first, into: &content)
    }

    private mutating func append(_ code: UInt32, _ start: StringStart, _ first: Int, into content: inout [UInt8]) {
        if start.isBytes {
            guard code <= 0xFF else {
                mistakes.report(.codeOutOfRange(text(first..<position)), at: first..<position)
                return
            }
            content.append(UInt8(code))
        } else if let scalar = UnicodeScalar(code) {
            content += Array(String(Character(scalar)).utf8)
        } else {
            mistakes.report(.codeOutOfRange(text(first..<position)), at: first..<position)
        }
    }

    /// Reads `\x41`, `\u0041`, `\U00000041` or `\101` and leaves the place behind it; nil, with the place unchanged, if
    /// it is none of them.
    private mutating func numericEscape(_ letter: UInt8, isBytes: Bool) -> UInt32? {
        switch letter {
        case UInt8(ascii: "x"), UInt8(ascii: "X"): digits(from: 2, count: 2, radix: 16)
        case UInt8(ascii: "u") where !isBytes: digits(from: 2, count: 4, radix: 16)
        case UInt8(ascii: "U") where !isBytes: digits(from: 2, count: 8, radix: 16)
        case UInt8(ascii: "0")...UInt8(ascii: "3"): digits(from: 1, count: 3, radix: 8)
        default: nil
        }
    }

    private mutating func digits(from distance: Int, count: Int, radix: Int) -> UInt32? {
        let range = position + distance..<position + distance + count
        guard range.upperBound <= bytes.count, bytes[range].allSatisfy({ Self.isLetter($0) || Self.isDigit($0) }),
            let code = UInt32(text(range), radix: radix)
        else { return nil }
        position = range.upperBound
        return code
    }

    private static let plainEscapes: [UInt8: UInt8] = [
        UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
        UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09, UInt8(ascii: "v"): 0x0B,
        UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "?"): UInt8(ascii: "?"),
        UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "'"): UInt8(ascii: "'"),
        UInt8(ascii: "`"): UInt8(ascii: "`"),
    ]
}
