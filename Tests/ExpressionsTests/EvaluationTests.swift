import Canonical
import Diagnostics
import Expressions
import Testing

@Suite struct EvaluationTests {
    @Test(arguments: [
        ("9223372036854775807 + 1", "the result of + does not fit the type", 0..<23), ("1 + 4 / 0", "division by zero", 4..<9),
        ("[1, 2][5]", "there is no element 5 in a list of 2", 0..<9), ("{\"a\": 1}[\"b\"]", "there is no key \"b\"", 0..<13),
        ("int(\"x\")", "\"x\" can't be made an int", 0..<8),
        ("timestamp(\"9999-12-31T23:59:59Z\") + duration(\"1s\")", "the result of + does not fit the type", 0..<50),
    ])
    func aFailureHasItsPlaceAndSentence(_ text: String, _ message: String, _ offsets: Range<Int>) {
        guard case .failure(let failure) = evaluate(text) else {
            Issue.record("\(text) did not fail")
            return
        }
        #expect(failure == EvaluationFailure(message: message, offsets: offsets))
    }

    @Test(arguments: [
        ("\"e\\u0301\" == \"é\"", "false"), ("size(\"e\\u0301\")", "2"), ("\"🐱x\".charAt(1)", "x"),
        ("\"K\" == \"\\u212A\"", "false"), ("\"\\u212A\" in [\"K\", \"L\"]", "false"), ("\"a\\r\\n\".size()", "3"),
        ("{\"é\": 1, \"e\\u0301\": 2}.size()", "2"), ("[\"é\", \"e\\u0301\"].distinct().size()", "2"),
    ])
    func stringsAreCodePoints(_ text: String, _ expected: String) {
        #expect(value(text).text == expected)
    }

    @Test(arguments: [
        ("[3, 1, 2].sort()", "1, 2, 3"), ("[[1], [2, 3]].flatten()", "1, 2, 3"), ("[1, 2, 1].distinct()", "1, 2"),
        ("[1, 2, 3].slice(1, 3)", "2, 3"), ("[\"a\", \"b\"].join(\", \")", "a, b"), ("\"a,b\".split(\",\")", "a, b"),
        ("\" x \".trim() + \"AB\".lowerAscii() + \"b\".upperAscii()", "xabB"), ("\"hello\".replace(\"l\", \"L\")", "heLLo"),
        ("\"hello\".substring(1, 3)", "el"), ("\"hello\".indexOf(\"l\")", "2"), ("[1, 2].reverse()", "2, 1"),
        ("{\"a\": 1}.exists(k, v, k == \"a\" && v == 1)", "true"), ("[5, 6].transformList(i, v, i + v)", "5, 7"),
        ("timestamp(\"2026-03-01T10:00:00Z\") - duration(\"7d\")", "2026-02-22T10:00:00Z"),
        ("timestamp(\"2026-03-01T10:00:00Z\").getHours(\"+02:00\")", "12"), ("duration(\"1h30m\") > duration(\"1h\")", "true"),
        ("[[1, 2].first().orValue(0), optional.none().orValue(7)]", "1, 7"), ("type(1) == int && type([]) == list", "true"),
    ])
    func functionsDoWhatTheyShould(_ text: String, _ expected: String) {
        #expect(value(text).text == expected)
    }

    @Test func hostObjectsAreComparedByTheHost() {
        let alerts = Value.list([World.makeAlert([:]), World.makeAlert([:])])
        #expect(value("alerts.distinct().size()", ["alerts": alerts]) == .int(1))
        #expect(value("alerts[0] == alerts[1]", ["alerts": alerts]) == .bool(true))
    }

    @Test func nestedMacrosRunOutOfSteps() {
        let list = "[" + (0..<200).map { String($0) }.joined(separator: ",") + "]"
        let text = "\(list).all(a, \(list).all(b, \(list).all(c, \(list).all(d, true)))) || true"
        guard case .failure(let failure) = evaluate(text, maximumSteps: 50_000) else {
            Issue.record("it did not run out")
            return
        }
        #expect(failure.message == "evaluating this takes too many steps")
        #expect(failure.offsets.upperBound < text.utf8.count)
    }

    @Test func growingTextsRunOutOfSteps() {
        let list = "[" + (0..<60).map { String($0) }.joined(separator: ",") + "]"
        let grow = (0..<12).reduce("\"0123456789\"") { inner, _ in "cel.bind(s, \(inner), s + s + s + s)" }
        guard case .failure(let failure) = evaluate("\(list).map(x, \(grow)).size() > 0", maximumSteps: 500_000) else {
            Issue.record("it did not run out")
            return
        }
        #expect(failure.message == "evaluating this takes too many steps")
    }

    @Test func valuesHaveAJSONForm() {
        let map = value("{\"a\": [1, 2.5, null, true], \"t\": timestamp(\"2026-03-01T10:00:00Z\")}")
        #expect(map.json == ["a": [1, 2.5, .null, true], "t": "2026-03-01T10:00:00Z"])
        #expect(value("b\"\\x00\\xff\\x10\"").json == "AP8Q")
    }
}
