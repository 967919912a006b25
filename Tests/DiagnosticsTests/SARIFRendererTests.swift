import Canonical
import Diagnostics
import SchemaValidation
import Testing

@Suite struct SARIFRendererTests {
    private let log = SARIFRenderer.render(Sample.report.json, version: "1.2.3")

    private var run: JSONValue? { log["runs"]?.arrayValue?.first }
    private func result(_ index: Int) -> JSONValue? { run?["results"]?.arrayValue?[index] }

    @Test func theLogIsWhatTheStandardAsksFor() {
        #expect(SARIFSchema.schema.findings(in: log) == [])
        #expect(SARIFSchema.schema.findings(in: SARIFRenderer.render(DiagnosticReport([]).json, version: "1.2.3")) == [])
    }

    @Test func theSchemaOfTheTestRefusesWhatIsNone() {
        #expect(!SARIFSchema.schema.findings(in: ["version": "2.1.0"]).isEmpty)
        #expect(!SARIFSchema.schema.findings(in: ["version": "2.1.0", "runs": [["tool": ["driver": [:]]]]]).isEmpty)
        #expect(!SARIFSchema.schema.findings(in: ["version": "2.1.0", "runs": [], "colour": 1]).isEmpty)
    }

    @Test func columnsAreCountedInCodePoints() {
        #expect(run?["columnKind"] == "unicodeCodePoints")
        let region: JSONValue = [
            "startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 3, "byteOffset": 5, "byteLength": 3,
        ]
        let place = result(1)?["locations"]?.arrayValue?.first?["physicalLocation"]
        #expect(place?["region"] == region)
        #expect(place?["artifactLocation"]?["uri"] == "playbooks/a%20b%3A%C3%A4%2C100%25.yaml")
    }

    @Test func aRuleIsFoundByItsIndex() throws {
        let rules = try #require(run?["tool"]?["driver"]?["rules"]?.arrayValue)
        for result in run?["results"]?.arrayValue ?? [] {
            #expect(result["ruleId"] == rules[Int(result["ruleIndex"]?.integerValue ?? -1)]["id"])
        }
        #expect(rules.count == 4)
    }

    @Test func fixesAndOtherPlacesAreCarried() {
        let change = result(1)?["fixes"]?.arrayValue?.first?["artifactChanges"]?.arrayValue?.first
        #expect(change?["replacements"]?.arrayValue?.first?["insertedContent"] == ["text": "b"])
        let related = result(1)?["relatedLocations"]?.arrayValue?.first?["physicalLocation"]
        #expect(related?["artifactLocation"]?["uri"] == "file:///srv/two.yaml")
        #expect(result(0)?["fixes"] == nil)
        #expect(result(3)?["locations"] == [])
    }

    @Test func noTextCanSpeakToATerminal() throws {
        let text = TerminalText.escapedJSON(log.prettyText())
        #expect(Sample.isHarmless(text))
        #expect(try JSONValue(parsing: Array(text.utf8)) == log)
        let message = try #require(result(1)?["message"]?["text"]?.stringValue)
        #expect(message.split(separator: "\n").count == 3)
        #expect(Sample.isHarmless(message))
    }
}
