import Canonical
import TestRandom
import Testing

@Suite struct DurationTextTests {
    @Test(arguments: [
        ("90s", Duration.seconds(90)), ("1h30m", .seconds(5400)), ("7d", .seconds(604_800)), ("250ms", .milliseconds(250)),
        ("1.5h", .seconds(5400)), ("-5m", .seconds(-300)), ("+5m", .seconds(300)), ("0", .zero), ("-0", .zero), ("0s", .zero),
        ("1us", .microseconds(1)), ("1\u{B5}s", .microseconds(1)), ("1\u{3BC}s", .microseconds(1)), ("3ns", .nanoseconds(3)),
        (".5s", .milliseconds(500)), ("1.s", .seconds(1)), ("1d1ns", .seconds(86_400) + .nanoseconds(1)), ("0.1ns", .zero),
        ("1m1m", .seconds(120)), ("3652500d", .seconds(315_576_000_000)),
    ])
    func goNotationIsRead(text: String, expected: Duration) {
        #expect(DurationText.parse(text) == expected)
    }

    @Test(arguments: [
        "", "-", "5", "s", ".s", "1 h", "1h ", "1H", "1w", "1..5s", "--1s", "1e3s", "3652501d", "1000000000000000000000s", "1h-5m", "١s",
    ])
    func anythingElseIsRefused(text: String) {
        #expect(DurationText.parse(text) == nil)
    }

    @Test(arguments: [
        (Duration.zero, "0s"), (.seconds(90), "1m30s"), (.seconds(5400), "1h30m"), (.seconds(604_800), "7d"),
        (.milliseconds(250), "250ms"), (.milliseconds(1500), "1.5s"), (.microseconds(1), "1us"), (.nanoseconds(1_000_001), "1.000001ms"),
        (.seconds(-61), "-1m1s"), (.seconds(60) + .milliseconds(50), "1m50ms"), (.seconds(3600 * 25), "1d1h"),
    ])
    func theShortestTextIsWritten(duration: Duration, expected: String) {
        #expect(DurationText.format(duration) == expected)
    }

    @Test func randomDurationsComeBackFromTheirText() {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<5000 {
            let duration = Duration.nanoseconds(Int64(bitPattern: generator.next()) >> Int64.random(in: 0..<64, using: &generator))
            #expect(DurationText.parse(DurationText.format(duration)) == duration)
        }
    }
}
