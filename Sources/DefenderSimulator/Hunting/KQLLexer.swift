import Canonical

/// Cuts a hunting query into tokens.
struct KQLLexer {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    static func tokens(of text: String) throws(KQLFailure) -> [KQLToken] {
        var lexer = KQLLexer(scalars: Array(text.unicodeScalars))
        var tokens: [KQLToken] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private mutating func next() throws(KQLFailure) -> KQLToken {
        skipBlanks()
        let start = position
        guard let scalar = current else { return KQLToken(kind: .end, offset: start) }
        if let quoted = try string() { return KQLToken(kind: .literal(.string(quoted)), offset: start) }
        if Self.isNameStart(scalar) || (scalar == "!" && peek.map(Self.isNameStart) == true) {
            return KQLToken(kind: try word(start), offset: start)
        }
        if Self.isDigit(scalar) { return KQLToken(kind: .literal(try number(start)), offset: start) }
        for mark in Self.marks where starts(with: mark) {
            position += mark.unicodeScalars.count
            return KQLToken(kind: .mark(mark), offset: start)
        }
        throw KQLFailure(.unexpectedCharacter(String(scalar)), at: start)
    }

    /// The longer ones first.
    private static let marks = [
        "==", "!=", "=~", "!~", "<=", ">=", "..", "|", "(", ")", ",", "<", ">", "=", "+", "-", "*", "/", "%", ".", "[", "]", ";", "~",
    ]

    /// Blanks and comments to the end of the line.
    private mutating func skipBlanks() {
        while let scalar = current {
            if scalar == "/", peek == "/" {
                while let scalar = current, scalar != "\n" { position += 1 }
            } else if scalar.properties.isWhitespace {
                position += 1
            } else {
                return
            }
        }
    }

    private mutating func word(_ start: Int) throws(KQLFailure) -> KQLToken.Kind {
        position += 1
        while let scalar = current, Self.isNamePart(scalar) { position += 1 }
        let word = text(from: start)
        // `datetime(2026-07-01T12:00)`: what stands inside is no expression.
        guard let kind = Self.raw[word.lowercased()], current == "(" else { return .word(word) }
        let inner = position + 1
        guard let close = scalars[inner...].firstIndex(of: ")") else { throw KQLFailure(.unexpectedEnd, at: scalars.count) }
        let raw = String(String.UnicodeScalarView(scalars[inner..<close])).split(whereSeparator: { " '\"".contains($0) })
            .joined(separator: " ")
        guard let value = kind(raw) else { throw KQLFailure(.unexpected(raw), at: inner) }
        position = close + 1
        return .literal(value)
    }

    /// Literals that are written like calls, by name.
    private static let raw: [String: @Sendable (String) -> HuntingValue?] = [
        "datetime": { text in
            let time = text.split(separator: " ").joined(separator: "T")
            return (Timestamp(lenient: time) ?? Timestamp(lenient: time + "Z") ?? Timestamp(lenient: time + "T00:00:00Z"))
                .map { .datetime($0) }
        },
        "timespan": { text in DurationText.parse(text).map { .timespan($0) } },
        "long": { text in Int64(text).map { .long($0) } }, "int": { text in Int64(text).map { .long($0) } },
        "real": { text in Double(text).map { .real($0) } }, "double": { text in Double(text).map { .real($0) } },
        "bool": { text in ["true": HuntingValue.bool(true), "false": .bool(false)][text.lowercased()] },
    ]

    /// A number, or a timespan like `7d`.
    private mutating func number(_ start: Int) throws(KQLFailure) -> HuntingValue {
        var isReal = false
        while let scalar = current {
            if scalar == ".", !isReal, peek.map(Self.isDigit) == true { isReal = true } else if !Self.isDigit(scalar) { break }
            position += 1
        }
        let digits = text(from: start)
        let unitStart = position
        while let scalar = current, Self.isNamePart(scalar) { position += 1 }
        let unit = text(from: unitStart)
        if unit.isEmpty, let value = isReal ? Double(digits).map({ .real($0) }) : Int64(digits).map({ HuntingValue.long($0) }) {
            return value
        }
        guard let duration = DurationText.parse(digits + (Self.units[unit] ?? "?")) else {
            throw KQLFailure(.unexpected(digits + unit), at: start)
        }
        return .timespan(duration)
    }

    private static let units = [
        "d": "d", "day": "d", "days": "d", "h": "h", "hr": "h", "hour": "h", "hours": "h", "m": "m", "min": "m", "minute": "m",
        "minutes": "m", "s": "s", "sec": "s", "second": "s", "seconds": "s", "ms": "ms",
    ]
}

// MARK: - Texts

extension KQLLexer {
    /// A text in either quotes; `@` before it takes backslashes as they are. nil if there is none here.
    private mutating func string() throws(KQLFailure) -> String? {
        let start = position
        let isVerbatim = current == "@"
        let first = isVerbatim ? peek : current
        guard let quote = first, quote == "\"" || quote == "'" else { return nil }
        position += isVerbatim ? 2 : 1
        var text = String.UnicodeScalarView()
        while let scalar = current {
            position += 1
            if scalar == quote {
                guard isVerbatim, current == quote else { return String(text) }
                position += 1
                text.append(quote)
            } else if scalar == "\\", !isVerbatim {
                text.append(try escaped(start))
            } else {
                text.append(scalar)
            }
        }
        throw KQLFailure(.unterminatedString, at: start)
    }

    private mutating func escaped(_ start: Int) throws(KQLFailure) -> Unicode.Scalar {
        guard let scalar = current else { throw KQLFailure(.unterminatedString, at: start) }
        position += 1
        switch scalar {
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u":
            let high = try unit()
            guard UTF16.isLeadSurrogate(high), current == "\\", peek == "u" else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
            position += 2
            let low = try unit()
            return String(decoding: [high, low], as: UTF16.self).unicodeScalars.first ?? "\u{FFFD}"
        default: return scalar
        }
    }

    private mutating func unit() throws(KQLFailure) -> UInt16 {
        guard position + 4 <= scalars.count,
            let unit = UInt16(String(String.UnicodeScalarView(scalars[position..<position + 4])), radix: 16)
        else { throw KQLFailure(.unexpected("\\u"), at: position - 2) }
        position += 4
        return unit
    }
}

// MARK: - Scalars

extension KQLLexer {
    private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }
    private var peek: Unicode.Scalar? { position + 1 < scalars.count ? scalars[position + 1] : nil }

    private func text(from start: Int) -> String { String(String.UnicodeScalarView(scalars[start..<position])) }

    private func starts(with mark: String) -> Bool { scalars[position...].starts(with: mark.unicodeScalars) }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || scalar.properties.isAlphabetic }
    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool { isNameStart(scalar) || isDigit(scalar) }
}
