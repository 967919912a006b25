import Canonical
import TestRandom
import Testing

@Suite struct TimestampTests {
    static let read: [(String, String)] = [
        ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"),
        ("2026-03-01T09:30:00.2500000Z", "2026-03-01T09:30:00.25Z"),
        ("2026-03-01t09:30:00.000000001z", "2026-03-01T09:30:00.000000001Z"),
        ("2026-03-01T01:30:00+02:00", "2026-02-28T23:30:00Z"),
        ("2024-02-28T23:30:00-00:45", "2024-02-29T00:15:00Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z"),
        ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.5Z"),
    ]

    @Test(arguments: read)
    func rfc3339IsReadAndWrittenInUTC(text: String, expected: String) {
        #expect(Timestamp(rfc3339: text)?.description == expected)
        #expect(Timestamp(lenient: text)?.description == expected)
    }

    @Test(arguments: [
        "", "2026-03-01", "2026-03-01T09:30:00", "2026-03-01 09:30:00Z", "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-04-31T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:60Z", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00.0000000001Z", "2026-01-01T00:00:00+0200",
        "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00ZZ", "0000-12-31T00:00:00Z", "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01", "+026-01-01T00:00:00Z", "2026-1-01T00:00:00Z", "２026-01-01T00:00:00Z",
    ])
    func whatIsNotRFC3339IsRefused(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test(arguments: [
        ("2018-08-01Z", "2018-08-01T00:00:00Z"), ("2018-08-01", "2018-08-01T00:00:00Z"),
        ("2018-08-01T10:11:12", "2018-08-01T10:11:12Z"), ("2018-08-01 10:11:12.5", "2018-08-01T10:11:12.5Z"),
        ("2018-08-01T10:11:12.12345678987Z", "2018-08-01T10:11:12.123456789Z"),
    ])
    func lenientReadingTakesWhatServicesWrite(text: String, expected: String) {
        #expect(Timestamp(lenient: text)?.description == expected)
    }

    @Test(arguments: ["", "yesterday", "2018-08-01X", "2018-08-01T", "2018-08-01T10:11:12 ", "2018-08-01ZZ"])
    func lenientReadingHasItsLimits(text: String) {
        #expect(Timestamp(lenient: text) == nil)
    }

    @Test func calendarFieldsAgreeWithACountThroughAllDays() throws {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var seconds = Timestamp.earliest.seconds
        // 0001-01-01 was a Monday of the proleptic calendar.
        var dayOfWeek = 1
        for year in 1...9999 {
            let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
            var dayOfYear = 0
            for month in 1...12 {
                let length = month == 2 && isLeap ? 29 : lengths[month - 1]
                let instant = try #require(Timestamp(seconds: seconds + Int64(length - 1) * 86_400 + 86_399))
                let fields = [instant.year, instant.month, instant.day, instant.dayOfYear, instant.dayOfWeek]
                let expected = [year, month, length, dayOfYear + length, (dayOfWeek + length - 1) % 7]
                if fields != expected { #expect(fields == expected) }
                if Timestamp(year: year, month: month, day: 1)?.seconds != seconds { Issue.record("\(year)-\(month)") }
                seconds += Int64(length) * 86_400
                dayOfYear += length
                dayOfWeek = (dayOfWeek + length) % 7
            }
        }
        #expect(seconds == Timestamp.latest.seconds + 1)
    }

    @Test func clockFieldsAreThoseOfTheText() throws {
        let instant = try #require(Timestamp(rfc3339: "1923-04-05T06:07:08.009Z"))
        #expect([instant.hour, instant.minute, instant.second] == [6, 7, 8])
        #expect(instant.nanoseconds == 9_000_000)
        #expect(instant.text(fractionDigits: 7) == "1923-04-05T06:07:08.0090000Z")
        #expect(instant.text(fractionDigits: 2) == "1923-04-05T06:07:08.00Z")
        #expect(instant.text(fractionDigits: 0) == "1923-04-05T06:07:08Z")
    }

    @Test func randomInstantsComeBackFromTheirText() throws {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<20_000 {
            let seconds = Int64.random(in: Timestamp.earliest.seconds...Timestamp.latest.seconds, using: &generator)
            let nanoseconds = Int32.random(in: 0..<1_000_000_000, using: &generator)
            let instant = try #require(Timestamp(seconds: seconds, nanoseconds: nanoseconds))
            #expect(Timestamp(rfc3339: instant.description) == instant)
            #expect(Timestamp(rfc3339: instant.text(fractionDigits: 9)) == instant)
        }
    }

    @Test func durationsAreAddedAndSubtracted() throws {
        let start = try #require(Timestamp(rfc3339: "2026-01-01T00:00:00.25Z"))
        #expect((start + .milliseconds(750)).description == "2026-01-01T00:00:01Z")
        #expect((start - .milliseconds(251)).description == "2025-12-31T23:59:59.999Z")
        #expect((start - .seconds(-86_400)).description == "2026-01-02T00:00:00.25Z")
        #expect(start - (start + .nanoseconds(5)) == .nanoseconds(-5))
        #expect(start.adding(.seconds(Int64.max)) == nil)
        #expect(start + .seconds(Int64.max) == .latest)
        #expect(start - .seconds(Int64.max) == .earliest)
        #expect(Timestamp.latest.adding(.nanoseconds(1)) == nil)
    }

    @Test func additionUndoesSubtraction() throws {
        var generator = SeededGenerator(seed: 6)
        for _ in 0..<5000 {
            let seconds = Int64.random(in: -1_000_000_000...4_000_000_000, using: &generator)
            let start = try #require(Timestamp(seconds: seconds, nanoseconds: .random(in: 0..<1_000_000_000, using: &generator)))
            let span = Duration.nanoseconds(Int64.random(in: -1_000_000_000_000_000_000...1_000_000_000_000_000_000, using: &generator))
            #expect((start + span) - start == span)
            #expect((start + span) - span == start)
            #expect((start < start + span) == (span > .zero))
        }
    }
}
