import Canonical

/// A constant in a filter.
enum FilterLiteral: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case double(Double)
    case string(String)
    /// A date, or a date with time and offset.
    case timestamp(Timestamp)
    case guid(String)

    /// A word that is a literal; nil for a name.
    init?(word: String) {
        switch word.lowercased() {
        case "true": self = .boolean(true)
        case "false": self = .boolean(false)
        case "null": self = .null
        case "inf": self = .double(.infinity)
        case "nan": self = .double(.nan)
        default: return nil
        }
    }

    /// A token that starts with a digit or a sign; nil if it is no literal of the grammar.
    init?(unquoted text: String) {
        if let integer = Int64(text), text.utf8.first != UInt8(ascii: "+") {
            self = .integer(integer)
        } else if text == "-INF" {
            self = .double(-.infinity)
        } else if Self.isDecimal(text), let number = Double(text) {
            self = .double(number)
        } else if Self.isGUID(text) {
            self = .guid(text)
        } else if let time = Self.timestamp(text) {
            self = .timestamp(time)
        } else {
            return nil
        }
    }

    /// `Double.init` also reads `0x1p3` and `1.`, which the grammar does not have.
    private static func isDecimal(_ text: String) -> Bool {
        let digits = Set("0123456789.eE+-".utf8)
        return text.utf8.allSatisfy(digits.contains) && text.utf8.first != UInt8(ascii: "+")
            && text.utf8.last != UInt8(ascii: ".")
    }

    private static func isGUID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map { $0.utf8.count } == [8, 4, 4, 4, 12]
            && parts.joined().unicodeScalars.allSatisfy { $0.properties.isASCIIHexDigit }
    }

    /// With a time the seconds may be missing; without one the service also writes `2018-08-01Z`.
    private static func timestamp(_ text: String) -> Timestamp? {
        guard let mark = text.utf8.firstIndex(where: { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: "t") }) else {
            let day = text.utf8.last == UInt8(ascii: "Z") ? String(text.dropLast()) : text
            return day.utf8.count == 10 ? Timestamp(rfc3339: day + "T00:00:00Z") : nil
        }
        let clock = text[text.index(after: mark)...]
        let hasSeconds = clock.utf8.count > 5 && clock.utf8.dropFirst(5).first == UInt8(ascii: ":")
        if hasSeconds { return Timestamp(rfc3339: text) }
        let minutes = text.index(mark, offsetBy: 6, limitedBy: text.endIndex) ?? text.endIndex
        return Timestamp(rfc3339: text[..<minutes] + ":00" + text[minutes...])
    }
}
