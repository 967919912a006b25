import Canonical
import Expressions
import Playbooks
import Testing

/// What is interpolated stays a value in every language that it lands in.
struct SinkTests {
    private static let literals: [(Value, String?)] = [
        (.string("a"), #""a""#), (.string(#"" | take 1 //\"#), #""\" | take 1 //\\""#),
        (.string("ü\n\u{1F600}"), #""\u00fc\u000a\ud83d\ude00""#),
        (.string(""), #""""#), (.int(-5), "long(-5)"), (.bool(true), "true"), (.double(1.5), "real(1.5)"), (.double(.nan), "real(nan)"),
        (.duration(.seconds(90)), "totimespan(900000000 * 1tick)"), (.list([.string("a"), .int(1)]), #""a", long(1)"#),
        (.list([]), "dynamic([])"),
        (.list([.list([])]), nil), (.null, nil),
    ]

    @Test(arguments: literals)
    func aQueryGetsLiterals(_ value: Value, _ text: String?) {
        #expect(Sink.kql.written(value) == text)
    }

    @Test func aTimeIsALiteralToo() throws {
        let time = try #require(Timestamp(rfc3339: "2027-06-30T08:00:00Z"))
        #expect(Sink.kql.written(.timestamp(time)) == "datetime(2027-06-30T08:00:00.0000000Z)")
    }

    private static let segments: [(String, String?)] = [
        ("a-b_1.~", "a-b_1.~"), ("a/../b?c#d", "a%2F..%2Fb%3Fc%23d"), ("ü \n", "%C3%BC%20%0A"), ("", nil), (".", nil), ("..", nil),
    ]

    @Test(arguments: segments)
    func anAddressGetsPartsOfASegment(_ text: String, _ written: String?) {
        #expect(Sink.path.written(.string(text)) == written)
    }

    @Test func aQueryIsWrittenWithItsValues() throws {
        let rule = try Checked(
            """
            playbook: sample
            trigger:
              hunting: { query: 'T | where Time > ${now} and Name == ${"x\\" or 1==1"}', columns: { A: string }, every: 5m, key: row.A }
            steps: [{ pause: { for: 1h } }]
            """
        ).rule()
        guard case .hunting(let trigger) = rule.startedBy else {
            Issue.record("no query")
            return
        }
        let result = trigger.query.evaluate(Now())
        #expect(result.value?.text == #"T | where Time > datetime(2027-06-30T08:00:00.0000000Z) and Name == "x\" or 1==1""#)
    }

    private struct Now: Activation {
        func variable(_ slot: Int) -> Evaluation {
            Timestamp(rfc3339: "2027-06-30T08:00:00Z").map { .value(.timestamp($0)) } ?? .failure("no time")
        }
    }
}
