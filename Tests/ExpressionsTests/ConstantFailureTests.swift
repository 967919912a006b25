import Diagnostics
import Expressions
import Testing

/// What cannot be computed whatever the data is, found before there is any.
@Suite struct ConstantFailureTests {
    @Test(arguments: [
        (#"duration("7 d") > duration("1h")"#, #"duration("7 d")"#),
        (#"timestamp("2026-13-01T00:00:00Z") > timestamp(0)"#, #"timestamp("2026-13-01T00:00:00Z")"#),
        (#"note == "x" || int("x") > 1"#, #"int("x")"#), ("limit / (2 - 2) == 1 || 1 / (2 - 2) == 1", "1 / (2 - 2)"),
        ("9223372036854775807 + 1 > limit", "9223372036854775807 + 1"), ("[1, 2][3] == limit", "[1, 2][3]"),
        (#"[1].exists(x, x > int("x"))"#, #"int("x")"#), (#"cidr("10.0.0.0/33").containsIP("10.0.0.1")"#, #"cidr("10.0.0.0/33")"#),
        (#"timestamp(limit).getHours("Europe/Berlim") > 1"#, #"timestamp(limit).getHours("Europe/Berlim")"#),
    ])
    func aCallThatCannotSucceedIsShown(_ text: String, _ place: String) throws {
        let checked = try #require(compile(text).0)
        let failures = checked.constantFailures
        #expect(failures.map { String(decoding: Array(text.utf8)[$0.offsets], as: UTF8.self) } == [place])
        #expect(failures.allSatisfy { $0.id == "CDN0317" && $0.message.hasPrefix("this always fails: ") })
    }

    @Test(arguments: [
        #"duration("7d") > duration("1h30m")"#, "limit / 0 == 1", "[1, 2][limit] == 1", #"int(note != null ? "1" : "2") == limit"#,
        #"timestamp(limit).getHours("Europe/Berlin") > 1 || timestamp(limit).getHours("+05:30") > 1"#,
        #"[1, 2, 3].map(x, x / (x - 2)).size() == limit"#, "lists.range(100000).size() == limit",
    ])
    func whatDependsOnDataOrIsTooMuchIsLeftAlone(_ text: String) throws {
        let checked = try #require(compile(text).0)
        #expect(checked.constantFailures.isEmpty)
    }
}
