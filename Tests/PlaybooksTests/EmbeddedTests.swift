import DefenderAPI
import Diagnostics
import Expressions
import Playbooks
import Testing

/// The way back from a place in an expression to its place in the file.
struct EmbeddedTests {
    static let layouts = [
        #"where: alert.severity == "High""#,
        #"where: 'alert.severity == "High"'"#,
        #"where: "alert.severity == \"High\"""#,
        #"where: "alert.severity \x3D= 'High'""#,
        "where: |\n      alert.severity == \"High\"",
        "where: >-\n      alert.severity\n      == \"High\"",
        "where: |\n      // über\n\n      alert.severity ==\n        \"High\"",
        "where: alert.severity\n      == \"High\"",
    ]

    @Test(arguments: layouts)
    func theFieldIsFoundUnderItsOffsets(_ layout: String) throws {
        let rule = try Checked(
            """
            playbook: sample
            trigger:
              alerts:
                \(layout)
                lookback: 1h
            steps: [{ collect_investigation_package: }]
            """
        ).rule()
        let source = try #require(rule.alertTrigger).condition.source
        guard case .call(let call)? = rule.alertTrigger?.condition.checked.root.kind else {
            Issue.record("no comparison")
            return
        }
        #expect(call.arguments.map { source.range(of: $0.offsets).writtenText.filter { $0 != "\\" } }.first == "alert.severity")
        #expect(source.range(of: call.arguments[1].offsets).writtenText.contains("High"))
        #expect(rule.alertTrigger?.pushed?.text == "severity eq 'High'")
        let end = source.text.utf8.lastIndex { $0 != UInt8(ascii: "\n") } ?? source.text.startIndex
        let whole = source.range(of: 0..<source.text.utf8.distance(from: source.text.startIndex, to: end) + 1)
        #expect(whole.offsets.lowerBound >= source.range.offsets.lowerBound)
        #expect(whole.offsets.upperBound <= source.range.offsets.upperBound)
    }

    @Test(arguments: ["\n", "\r\n"], ["", "\u{FEFF}"])
    func lineEndsAndByteOrderMarksShiftNothing(lineEnd: String, mark: String) throws {
        let lines = [
            "playbook: sample", "trigger:", "  alerts:", "    where: |", "      alert.severity == \"High\" &&",
            "        alert.staus == \"New\"", "    lookback: 1h", "steps: [{ collect_investigation_package: }]", "",
        ]
        let diagnostics = Checked(mark + lines.joined(separator: lineEnd)).diagnostics
        #expect(diagnostics.map(\.range?.writtenText) == ["staus"])
        #expect(diagnostics.map(\.range?.description) == ["a.yaml:6:15"])
    }
}
