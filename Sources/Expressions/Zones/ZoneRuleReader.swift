/// Reads a rule of POSIX's TZ form.
struct ZoneRuleReader {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = Substring(text).utf8
    }

    mutating func read() -> ZoneRule? {
        guard skipName(), let standard = clock() else { return nil }
        guard !rest.isEmpty else { return ZoneRule(standard: -standard, summer: nil) }
        guard skipName() else { return nil }
        var offset = -standard + 3600
        if rest.first != UInt8(ascii: ",") {
            guard let given = clock() else { return nil }
            offset = -given
        }
        guard let start = change(), let end = change(), rest.isEmpty else { return nil }
        return ZoneRule(standard: -standard, summer: (offset, start, end))
    }

    /// Letters, or anything between angle brackets.
    private mutating func skipName() -> Bool {
        if take(UInt8(ascii: "<")) {
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
            rest = rest[rest.index(after: end)...]
            return true
        }
        let before = rest.count
        rest = rest.drop { Lexer.isLetter($0) }
        return rest.count < before
    }

    /// `[+-]h[:mm[:ss]]` in seconds.
    private mutating func clock() -> Int? {
        let isNegative = take(UInt8(ascii: "-"))
        if !isNegative { _ = take(UInt8(ascii: "+")) }
        guard let hours = number() else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] where take(UInt8(ascii: ":")) {
            guard let part = number() else { return nil }
            seconds += part * unit
        }
        return isNegative ? -seconds : seconds
    }

    private mutating func change() -> ZoneRule.Change? {
        guard take(UInt8(ascii: ",")), let day = day() else { return nil }
        guard take(UInt8(ascii: "/")) else { return ZoneRule.Change(day: day, second: 7200) }
        return clock().map { ZoneRule.Change(day: day, second: $0) }
    }

    private mutating func day() -> ZoneRule.Change.Day? {
        if take(UInt8(ascii: "J")) { return number().map { .withoutLeapDay($0) } }
        guard take(UInt8(ascii: "M")) else { return number().map { .zeroBased($0) } }
        guard let month = number(), take(UInt8(ascii: ".")), let week = number(), take(UInt8(ascii: ".")), let day = number(),
            (1...12).contains(month), (1...5).contains(week), (0...6).contains(day)
        else { return nil }
        return .weekday(month: month, week: week, day: day)
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard rest.first == byte else { return false }
        rest = rest.dropFirst()
        return true
    }

    private mutating func number() -> Int? {
        let digits = rest.prefix { Lexer.isDigit($0) }
        rest = rest[digits.endIndex...]
        return Int(String(Substring(digits)))
    }
}
