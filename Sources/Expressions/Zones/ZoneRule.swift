import Canonical

/// A zone's rule for all years: POSIX.1 (Base Definitions, 8.3, TZ), as the last line of a zone's file has it.
/// `CET-1CEST,M3.5.0,M10.5.0/3`
struct ZoneRule: Sendable {
    /// A day of each year and the second of it, by the clock that ends then.
    struct Change: Sendable {
        enum Day: Sendable {
            /// 1 to 365; 29 February does not count.
            case withoutLeapDay(Int)
            /// 0 to 365.
            case zeroBased(Int)
            /// The nth (5: last) such day of the week (0: Sunday) of a month.
            case weekday(month: Int, week: Int, day: Int)
        }

        let day: Day
        let second: Int
    }

    private let standard: Int
    private let summer: (offset: Int, start: Change, end: Change)?

    /// Nil if the text is no such rule.
    init?(_ text: String) {
        var reader = ZoneRuleReader(text)
        guard let rule = reader.read() else { return nil }
        self = rule
    }

    init(standard: Int, summer: (offset: Int, start: Change, end: Change)?) {
        self.standard = standard
        self.summer = summer
    }

    /// Past this, in the year 9166, a rule is looked up three cycles of the calendar (1200 years) earlier, so that no year is
    /// beyond what a timestamp can have.
    private static let late: Int64 = 227_100_000_000
    private static let cycle: Int64 = 146_097 * 86_400

    func offset(at seconds: Int64) -> Int {
        let seconds = seconds > Self.late ? seconds - Self.cycle * 3 : seconds
        guard let summer, let year = Timestamp(seconds: seconds + Int64(standard), nanoseconds: 0)?.year else { return standard }
        let start = Self.instant(of: summer.start, year) - Int64(standard)
        let end = Self.instant(of: summer.end, year) - Int64(summer.offset)
        let isSummer = start < end ? (start..<end).contains(seconds) : !(end..<start).contains(seconds)
        return isSummer ? summer.offset : standard
    }

    /// Seconds since 1970, as if the local clock were UTC.
    private static func instant(of change: Change, _ year: Int) -> Int64 {
        let january = day(year, 1, 1)
        let day: Int64
        switch change.day {
        case .zeroBased(let number): day = january + Int64(number)
        case .withoutLeapDay(let number):
            let isLeap = Self.day(year, 3, 1) - january == 60
            day = january + Int64(number - 1) + (isLeap && number >= 60 ? 1 : 0)
        case .weekday(let month, let week, let weekday):
            let first = Self.day(year, month, 1)
            let next = month == 12 ? Self.day(year, 12, 31) + 1 : Self.day(year, month + 1, 1)
            // 1970-01-01 was a Thursday.
            let firstWeekday = Int64((((first + 4) % 7) + 7) % 7)
            var found = first + (Int64(weekday) - firstWeekday + 7) % 7 + Int64(week - 1) * 7
            while found >= next { found -= 7 }
            day = found
        }
        return day * 86_400 + Int64(change.second)
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
        (Timestamp(year: year, month: month, day: day)?.seconds ?? 0) / 86_400
    }
}
