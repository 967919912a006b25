import Diagnostics
import Expressions
import Testing

@Suite struct EnumerationTests {
    @Test(arguments: [
        "alert.severity == \"high\"", "\"high\" != alert.severity", "alert.severity in [\"Low\", \"high\"]",
        "alerts.exists(a, a.severity == \"high\")", "alert.severity >= \"high\"",
        "alert.severity == (limit > 1 ? \"high\" : \"Low\")", "\"high\" in alerts.map(a, a.severity)", "atLeast(\"high\")",
        "alert.device.?riskScore.orValue(\"high\") == \"Low\"",
    ])
    func aValueOutsideIsAnError(_ text: String) {
        let (checked, findings) = compile(text)
        #expect(checked == nil)
        #expect(findings.map { $0.message } == ["\"high\" is not a severity"])
        #expect(findings.first?.suggestion == "\"High\"")
        #expect(findings.first?.allowed == World.severity.values)
        #expect(places(text) == ["\"high\""])
    }

    @Test func anOpenOneOnlyWarns() {
        let (checked, findings) = compile("alert.category == 'Ransomwear'")
        #expect(checked != nil)
        #expect(findings.map { $0.severity } == [.warning])
        #expect(findings.first?.suggestion == "'Ransomware'")
    }

    @Test(arguments: [
        ("alert.severity >= \"Medium\"", true), ("alert.severity < \"High\"", false), ("\"Low\" < alert.severity", true),
        ("[alert.severity, \"Low\"].exists(s, s < \"Medium\")", true),
        ("(limit > 1 ? alert.severity : \"Low\") > \"Medium\"", true),
        ("alert.device.?riskScore.orValue(\"Low\") < \"Medium\"", true),
    ])
    func rankedOnesCompareByRank(_ text: String, _ expected: Bool) {
        let device = Value.object(Entity(World.device, ["riskScore": .null]))
        let alert = World.makeAlert(["severity": .string("High"), "device": device])
        #expect(value(text, ["alert": alert, "limit": .int(2)]) == .bool(expected))
    }

    @Test func othersHaveNoOrder() {
        #expect(messages("alert.status > \"New\"") == ["the values of alert status have no order; compare them with == or in"])
        #expect(messages("alert.severity > alert.title") == ["> does not work on severity and string"])
    }

    @Test func twoEnumerationsAreNotCompared() {
        #expect(messages("alert.severity == alert.status") == ["== compares values of one type; these are severity and alert status"])
    }

    @Test func aValueIsAString() {
        let alert = World.makeAlert(["severity": .string("High")])
        #expect(value("alert.severity.startsWith(\"H\") && alert.severity + \"!\" == \"High!\"", ["alert": alert]) == .bool(true))
    }

    @Test func aPlaceCanNeedOne() {
        #expect(compile("\"High\"", expecting: .enumeration(World.severity)).0 != nil)
        #expect(messages("\"Hihg\"", expecting: .enumeration(World.severity)) == ["\"Hihg\" is not a severity"])
        #expect(messages("alert.title", expecting: .enumeration(World.severity)) == ["this is a string; a severity is needed here"])
    }
}
