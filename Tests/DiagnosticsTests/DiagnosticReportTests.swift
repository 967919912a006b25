import Canonical
import Diagnostics
import SchemaValidation
import Testing

@Suite struct DiagnosticReportTests {
    private let one = SourceFile(path: "one.yaml", text: "a: 1\nb: é2\n")
    private let two = SourceFile(path: "two.yaml", text: "c: 3\n")

    private func diagnostic(_ message: String, _ range: SourceRange?, _ severity: Severity = .error) -> Diagnostic {
        Diagnostic(id: "CDN0999", severity: severity, message: message, range: range)
    }

    @Test func theJSONFormIsThatOfTheContract() {
        let full = Diagnostic(
            id: "CDN0130", message: "unknown", range: one.range(8..<11), allowed: ["x", "y"], suggestion: "x",
            related: [Diagnostic.Related(message: "first", range: two.range(0..<1))])
        let bare = diagnostic("nothing to read", nil, .warning)
        let expected: JSONValue = [
            "schema": "cordon/diagnostics/1",
            "errors": 1,
            "warnings": 1,
            "diagnostics": [
                [
                    "id": "CDN0130", "severity": "error", "message": "unknown", "file": "one.yaml",
                    "start": ["line": 2, "column": 4, "offset": 8], "end": ["line": 2, "column": 6, "offset": 11],
                    "allowed": ["x", "y"], "suggestion": "x", "fix": .null,
                    "related": [
                        [
                            "message": "first", "file": "two.yaml", "start": ["line": 1, "column": 1, "offset": 0],
                            "end": ["line": 1, "column": 2, "offset": 1],
                        ]
                    ],
                ],
                [
                    "id": "CDN0999", "severity": "warning", "message": "nothing to read", "file": .null, "start": .null,
                    "end": .null, "allowed": [], "suggestion": .null, "related": [], "fix": .null,
                ],
            ],
        ]
        #expect(DiagnosticReport([full, bare]).json == expected)
    }

    @Test func theJSONFormConformsToItsSchema() throws {
        let schema = try Schema(named: "diagnostics")
        #expect(schema.mistakes == [])
        #expect(schema.findings(in: Sample.report.json) == [])
        let broken: JSONValue = [
            "schema": "cordon/diagnostics/1", "errors": 0, "warnings": 0, "diagnostics": [["id": "CDN0130", "fix": 1]],
        ]
        #expect(!schema.findings(in: broken).isEmpty)
    }

    @Test func theyStandInTheOrderOfFilesAndPlaces() {
        let report = DiagnosticReport(
            [
                diagnostic("two", two.range(0..<1)), diagnostic("nowhere", nil), diagnostic("late", one.range(5..<6)),
                diagnostic("early", one.range(0..<1)), diagnostic("also early", one.range(0..<1)),
            ], files: [one, two])
        #expect(report.diagnostics.map(\.message) == ["early", "also early", "late", "two", "nowhere"])
    }

    @Test func filesThatAreNotNamedFollowAsTheyAppear() {
        let report = DiagnosticReport([diagnostic("two", two.range(0..<1)), diagnostic("one", one.range(0..<1))])
        #expect(report.diagnostics.map(\.message) == ["two", "one"])
    }

    @Test func aRepetitionIsSaidOnceAndNotesAreNotCounted() {
        let twice = diagnostic("twice", one.range(0..<1))
        let report = DiagnosticReport([twice, twice, diagnostic("note", one.range(0..<1), .note)])
        #expect(report.diagnostics.count == 2)
        #expect(report.errors == 1)
        #expect(report.warnings == 0)
    }

    @Test func aCollectorKnowsWhetherThereAreErrors() {
        let collector = DiagnosticCollector()
        collector.report(diagnostic("careful", nil, .warning))
        #expect(!collector.hasErrors)
        collector.report(contentsOf: [diagnostic("wrong", nil), diagnostic("note", nil, .note)])
        #expect(collector.hasErrors)
        #expect(collector.diagnostics.map(\.message) == ["careful", "wrong", "note"])
    }

    @Test func aFindingBecomesADiagnosticWhereItStands() {
        let finding = Finding(
            id: "CDN0301", severity: .warning, message: "unknown field", offsets: 0..<2, allowed: ["b"], suggestion: "b")
        let expected = Diagnostic(
            id: "CDN0301", severity: .warning, message: "unknown field", range: one.range(3..<4), allowed: ["b"],
            suggestion: "b")
        #expect(finding.diagnostic(at: one.range(3..<4)) == expected)
    }
}
