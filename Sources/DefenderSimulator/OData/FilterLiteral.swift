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
    /// Ticks of 100 ns.
    case duration(Int64)
    /// A value of an enum with the enum's name before it; the texts are compared.
    case enumeration(String)

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
        if let integer = Int64(text) {
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

    /// `duration'P1DT12H'`, or a value of an enum behind its qualified name; nil for another name before the quotes.
    init?(prefix: String, quoted text: String) {
        if prefix.lowercased() == "duration" {
            guard let ticks = Self.ticks(text) else { return nil }
            self = .duration(ticks)
        } else if prefix.contains("."), !text.isEmpty {
            self = .enumeration(text)
        } else {
            return nil
        }
    }

    /// A duration in days and less (XML Schema's dayTimeDuration); nil for anything else or more than a time can move.
    private static func ticks(_ text: String) -> Int64? {
        var rest = Substring(text.uppercased())
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest = rest.dropFirst() }
        guard rest.first == "P", rest.last != "T", rest.count > 2 else { return nil }
        rest = rest.dropFirst()
        let halves = rest.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let days = seconds(halves[0], ["D": 86_400]),
            let more = seconds(halves.count > 1 ? halves[1] : "", ["H": 3600, "M": 60, "S": 1])
        else { return nil }
        let ticks = (days + more) * Double(FilterArithmetic.ticksPerSecond)
        guard ticks < 4e18 else { return nil }
        return Int64(ticks.rounded()) * (isNegative ? -1 : 1)
    }

    /// The sum of numbers with their units, each unit once and in this order; only seconds have fractions.
    private static func seconds(_ text: Substring, _ units: KeyValuePairs<Character, Double>) -> Double? {
        var (rest, sum) = (text, 0.0)
        for (unit, length) in units {
            guard let mark = rest.firstIndex(of: unit) else { continue }
            let number = rest[..<mark]
            let digits = number.filter { $0 != "." }
            guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }), unit == "S" || digits.count == number.count,
                let count = Double(number)
            else { return nil }
            sum += count * length
            rest = rest[rest.index(after: mark)...]
        }
        return rest.isEmpty ? sum : nil
    }

    /// `Double.init` also reads `0x1p3` and `1.`, which the grammar does not have.
    private static func isDecimal(_ text: String) -> Bool {
        let digits = Set("0123456789.eE+-".utf8)
        return text.utf8.allSatisfy(digits.contains) && text.utf8.last != UInt8(ascii: ".")
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
