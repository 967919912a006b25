import Diagnostics
import Expressions
import Testing

/// What a careless or hostile author can write.
@Suite struct HostileInputTests {
    private func severities(_ text: String) -> (isProgram: Bool, ids: [String]) {
        let (checked, findings) = compile(text)
        return (checked != nil, findings.map { $0.id })
    }

    @Test(arguments: ["(", "[", "-(", "!(", "{1: ", "size(", "[1].map(x, ", "true ? true : ("])
    func nestingIsBounded(_ opening: String) {
        let closing = ["(": ")", "[": "]", "{": "}"]
        let close = String(opening.compactMap { closing[String($0)] }.joined().reversed())
        for depth in [251, 5000, 100_000] {
            let text = String(repeating: opening, count: depth) + "1" + String(repeating: close, count: depth)
            #expect(severities(text).ids.contains("CDN0302"), "\(depth) × \(opening)")
        }
    }

    @Test func whatIsNotNestedMayBeDeep() {
        #expect(severities(String(repeating: "(", count: 200) + "1" + String(repeating: ")", count: 200)).isProgram)
        #expect(severities("true" + String(repeating: " || false", count: 100_000)).isProgram)
    }

    @Test(arguments: [" + 1", " - 1", ".size()", "[0]", ".a", " == true"])
    func chainsAreNestingToo(_ link: String) {
        #expect(severities("limit" + String(repeating: link, count: 10_000)).ids.contains("CDN0302"))
    }

    @Test func tenThousandTermsWork() {
        let chain = Array(repeating: "limit == 3", count: 10_000)
        #expect(value(chain.joined(separator: " || "), ["limit": .int(4)]) == .bool(false))
        #expect(value(chain.joined(separator: " && "), ["limit": .int(3)]) == .bool(true))
        let mixed = chain.enumerated().map { $1 + ($0 % 2 == 0 ? " &&" : " ||") }.joined(separator: " ")
        #expect(value(mixed + " true") == .bool(true))
    }

    @Test func aListOfAHundredThousandElementsWorks() {
        let list = "[" + (0..<100_000).map { String($0) }.joined(separator: ", ") + "]"
        #expect(value("\(list).size()") == .int(100_000))
        #expect(value("limit in \(list)", ["limit": .int(99_999)]) == .bool(true))
        #expect(value("[\(Array(repeating: "limit", count: 100_000).joined(separator: ","))].size()", ["limit": .int(1)]) == .int(100_000))
    }

    @Test(arguments: ["(a+)+$", "^(a|a)*$", "(a|aa)+$", "(.*a){20}$", "(x+x+)+y"])
    func patternsTakeLinearTime(_ pattern: String) {
        let text = String(repeating: "a", count: 50_000) + "!"
        #expect(value("alert.title.matches(\"\(pattern)\")", ["alert": World.makeAlert(["title": .string(text)])]) == .bool(false))
    }

    @Test func aPatternOfAnotherKindIsRefused() {
        #expect(severities(#"alert.title.matches(r"(a)\1")"#).ids == ["CDN0316"])
        #expect(severities(#"alert.title.matches("(?=a)")"#).ids == ["CDN0316"])
        #expect(severities("alert.title.matches(\"(a{1000}){1000}\")").ids == ["CDN0316"])
    }

    @Test func severalMistakesAreFoundInOnePass() {
        let text = #"alert.sevrity == "High" && foo(1 + , 2) && (alert.status == "Nwe" || 1 + "a" == 2) && alert.title.matches("(")"#
        #expect(severities(text).ids == ["CDN0306", "CDN0301", "CDN0309", "CDN0307", "CDN0316"])
    }

    @Test func workIsBoundedAndItsPlaceSaid() {
        let range = "lists.range(3000)"
        let text = "true && \(range).all(a, \(range).all(b, \(range).all(c, a + b + c >= 0)))"
        guard case .failure(let failure) = evaluate(text, maximumSteps: 100_000) else {
            Issue.record("no failure")
            return
        }
        #expect(failure.message == "evaluating this takes too many steps")
        #expect(failure.offsets.lowerBound >= 8 && failure.offsets.upperBound <= text.utf8.count)
    }

    @Test(arguments: [
        "alerts.map(a, texts).flatten()", "\"%1000000000d\".format([1])", "\"%.1001f\".format([1.0])", "lists.range(1000000000)",
        "lists.range(100000).map(x, lists.range(100000)).size()", "\"a\".replace(\"\", \"aaaaaaaaaaaaaaaaaaaaaaaa\", 9223372036854775807)",
    ])
    func nothingTakesForEver(_ text: String) {
        // A value, a failure or findings: all are fine, in time.
        _ = evaluate(text, maximumSteps: 100_000)
    }

    @Test func growthByDoublingIsBounded() {
        let doubled = (0..<40).reversed().reduce("x40.size()") { "cel.bind(x\($1 + 1), x\($1) + x\($1), \($0))" }
        guard
            case .failure(let failure) = evaluate(
                "cel.bind(x0, alert.title + \"aaaaaaaaaaaaaaaa\", \(doubled))", ["alert": World.makeAlert(["title": .string("t")])])
        else {
            Issue.record("no failure")
            return
        }
        #expect(failure.message == "evaluating this takes too many steps")
    }

    @Test func anyBytesGiveFindingsOrAProgram() {
        for byte in 0...255 {
            for text in [[byte], [byte, byte], [0x22, byte, 0x22], [0x31, byte, 0x31], [byte, 0x28, 0x29]] {
                let text = String(decoding: text.map { UInt8($0) }, as: UTF8.self)
                let (checked, findings) = compile(text)
                #expect((checked == nil) == findings.contains { $0.severity == .error }, "\(text.debugDescription)")
            }
        }
    }
}
