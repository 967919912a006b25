import Diagnostics
import Expressions
import Testing

@Suite struct NullTests {
    @Test(arguments: [
        "note.startsWith(\"x\")", "note + \"x\" == \"y\"", "size(note) > 1",
        "note == null && note.startsWith(\"x\")", "note != null || note.startsWith(\"x\")",
        "note.startsWith(\"x\") && note != null", "(note != null || limit > 1) && note.startsWith(\"x\")",
        "note == null ? note.startsWith(\"x\") : true", "!(note == null) || note.startsWith(\"x\")",
    ])
    func aNullableValueNeedsATest(_ text: String) {
        let (checked, findings) = compile(text)
        #expect(checked == nil)
        #expect(
            findings.map { $0.message } == [
                "note can be null: test it first (note != null && …), or say what holds then with .?…orValue(…)"
            ])
        #expect(places(text) == ["note"])
    }

    @Test(arguments: [
        "note == \"x\"", "note in [\"x\"]", "note != null && note.startsWith(\"x\")",
        "note == null || note.startsWith(\"x\")", "note != null ? note.startsWith(\"x\") : false",
        "note == null ? false : note.startsWith(\"x\")", "!(note == null) && note.startsWith(\"x\")",
        "note == \"x\" && note.startsWith(\"x\")", "note in [\"x\"] && note.startsWith(\"x\")",
        "limit > 1 && note != null && (limit > 2 || note.startsWith(\"x\"))",
        "!(note == null || limit > 1) && note.startsWith(\"x\")",
        "has(alert.assignedTo) && alert.assignedTo.startsWith(\"x\")",
        "alert.evidence.exists(e, e.sha1 != null && e.sha1.startsWith(\"a\"))",
        "alert.evidence.all(e, e.entityType != \"File\" || (e.sha1 != null && e.sha1.size() == 40))",
        "alert.evidence.map(e, e.sha1 != null, e.sha1.size()) == [40]",
        "alerts[0].assignedTo != null && alerts[0].assignedTo.startsWith(\"x\")",
        "alert.?assignedTo.orValue(\"nobody\").startsWith(\"x\")",
        "alert.device.riskScore != null && alert.device.riskScore >= \"Medium\"",
        "alert.device.riskScore in [\"High\"]", "alert.device.riskScore in [\"High\", null]",
        "step.outcome == \"done\" && step.sha256.startsWith(\"a\")",
        "step.outcome in [\"done\"] && step.sha256.startsWith(\"a\")",
    ])
    func aTestBeforeIsEnough(_ text: String) {
        #expect(messages(text, expecting: .bool) == [])
    }

    @Test func aTestOfAnotherPathIsNot() {
        #expect(places("alerts[0].assignedTo != null && alerts[1].assignedTo.size() > 1") == ["alerts[1].assignedTo"])
        #expect(places("step.outcome == \"failed\" && step.sha256.size() > 1") == ["step.sha256"])
        #expect(places("alert.evidence.exists(e, e.sha1 != null) && alert.evidence.exists(e, e.sha1.size() > 1)") == ["e.sha1"])
    }

    @Test func aFilteredMapLosesNull() throws {
        let checked = try #require(compile("alert.evidence.map(e, e.sha1 != null, e.sha1)").0)
        #expect(checked.type == .list(.string))
        #expect(compile("alert.evidence.map(e, e.sha1)").0?.type == .list(.nullable(.string)))
    }

    @Test func aResultThatCanBeNullNeedsATest() {
        #expect(messages("note", expecting: .string).first?.hasPrefix("note can be null") == true)
        #expect(compile("note", expecting: .nullable(.string)).0 != nil)
    }

    @Test func aTestThatNothingNeedsWarns() {
        let (checked, findings) = compile("alert.title != null")
        #expect(checked != nil)
        #expect(findings.map { $0.message } == ["alert.title is a string and never null"])
        #expect(findings.first?.severity == .warning)
    }

    @Test func nullIsLikeNothingElse() {
        #expect(value("note == \"x\"", ["note": .null]) == .bool(false))
        #expect(value("note != null && note.startsWith(\"x\")", ["note": .null]) == .bool(false))
        #expect(value("alert.?assignedTo.orValue(\"–\")", ["alert": World.makeAlert(["assignedTo": .null])]) == .string("–"))
        #expect(value("has(alert.assignedTo)", ["alert": World.makeAlert(["assignedTo": .null])]) == .bool(false))
    }
}
