import Diagnostics
import Expressions
import Testing

@Suite struct SyntaxTests {
    @Test func severalMistakesAreFoundInOnePass() {
        let text = "[1 +, 2 * , \"a\" + )]"
        let (checked, findings) = compile(text)
        #expect(checked == nil)
        #expect(findings.count == 3)
        #expect(findings.allSatisfy { $0.id == "CDN0301" })
    }

    @Test(arguments: [
        ("alert.severity = \"High\"", "=", "`=` has no meaning here; equality is =="),
        ("true & false", "&", "`&` has no meaning here; and is &&"),
        ("\"open", "\"open", "this string has no closing quote"),
        ("12ab", "12ab", "12ab is not a number"),
        ("99999999999999999999", "99999999999999999999", "99999999999999999999 is larger than 64 bits hold"),
        ("\"\\q\"", "\\q", "\\q is not an escape; write \\\\ for a backslash, or put r before the string"),
        ("for + 1", "for", "for is a reserved word and can't be a name"),
        ("(1 + 2", "", "expected \")\", found the end of the expression"),
        ("1 2", "2", "expected an operator or the end of the expression, found \"2\""),
        ("[1 2]", "2", "expected \",\" or \"]\", found \"2\""),
        ("", "", "an expression is missing"),
        ("Alert{id: 1}", "Alert{", "protobuf messages are not part of this language; a map is written {\"key\": value}"),
    ])
    func aSyntaxErrorHasItsPlaceAndSentence(_ text: String, _ place: String, _ message: String) {
        #expect(messages(text).first == message)
        #expect(places(text).first == place)
    }

    @Test func offsetsCountBytes() {
        #expect(places("\"ÄÖ🐱\" + nothing") == ["nothing"])
    }

    @Test(arguments: ["(", "[", "{1:", "-(", "!(", "f("])
    func deepNestingIsAnErrorNotACrash(_ opening: String) {
        let text = String(repeating: opening, count: 100_000)
        let findings = compile(text).1
        #expect(findings.contains { $0.id == "CDN0302" })
    }

    @Test func deepTreesAreAnErrorNotACrash() {
        for text in [
            String(repeating: "1 + ", count: 5000) + "1", "x" + String(repeating: ".a", count: 5000),
            String(repeating: "!", count: 5000) + "true", String(repeating: "true ? 1 : ", count: 5000) + "1",
            "[1]" + String(repeating: ".map(x, x)", count: 5000),
        ] {
            #expect(compile(text).1.contains { $0.id == "CDN0302" })
        }
    }

    @Test func twoHundredLevelsWork() {
        #expect(value(String(repeating: "(", count: 200) + "1" + String(repeating: ")", count: 200)) == .int(1))
        #expect(value(String(repeating: "1 + ", count: 200) + "1") == .int(201))
    }

    @Test func longChainsDoNotNest() {
        let terms = (0..<10_000).map { "limit == \($0)" }
        #expect(value(terms.joined(separator: " || "), ["limit": .int(9999)]) == .bool(true))
        #expect(value(terms.joined(separator: " && "), ["limit": .int(0)]) == .bool(false))
    }

    @Test func longListsWork() {
        let list = "[" + (0..<100_000).map { String($0) }.joined(separator: ", ") + "]"
        #expect(value("size(\(list))") == .int(100_000))
    }

    @Test func theLeastIntegerCanBeWritten() {
        #expect(value("-9223372036854775808") == .int(.min))
        #expect(messages("9223372036854775808") == ["9223372036854775808 is larger than 64 bits hold"])
    }

    @Test func macrosNameTheirMistake() {
        #expect(messages("has(alert)") == ["has() takes a field, as in has(alert.title)"])
        #expect(messages("alerts.all(1, true)") == ["all() takes the name of a variable here, as in x.all(v, …)"])
        #expect(messages("limit.exists(x, true)") == ["exists() goes over a list or a map, not an int"])
    }
}
