/// The fields of the calendar and the clock, in UTC.
extension Timestamp {
    /// 1 to 9999.
    public var year: Int { date.year }

    /// 1 to 12.
    public var month: Int { date.month }

    /// Day of the month, 1 to 31.
    public var day: Int { date.day }

    /// 0 to 23.
    public var hour: Int { secondOfDay / 3600 }

    /// 0 to 59.
    public var minute: Int { secondOfDay / 60 % 60 }

    /// 0 to 59.
    public var second: Int { secondOfDay % 60 }

    /// 0 is Sunday, 6 is Saturday.
    public var dayOfWeek: Int {
        // 1970-01-01 was a Thursday; the multiple of seven keeps the sum positive back to the year 1.
        (daysSinceEpoch + 4 + 7 * 200_000) % 7
    }

    /// 1 to 366.
    public var dayOfYear: Int {
        daysSinceEpoch - CivilDate(year: year, month: 1, day: 1).daysSinceEpoch + 1
    }

    /// Midnight of a day; nil if the calendar has no such day in the years 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        let date = CivilDate(year: year, month: month, day: day)
        guard date.isValid else { return nil }
        self.init(uncheckedSeconds: Int64(date.daysSinceEpoch) * 86_400, nanoseconds: 0)
    }

    var date: CivilDate { CivilDate(daysSinceEpoch: daysSinceEpoch) }

    var secondOfDay: Int { Int(seconds) - daysSinceEpoch * 86_400 }

    private var daysSinceEpoch: Int {
        let seconds = Int(seconds)
        return seconds >= 0 ? seconds / 86_400 : (seconds + 1) / 86_400 - 1
    }
}
