import Canonical
import DefenderAPI
import Diagnostics
import Planning
import TestKit
import Testing
import Views

/// A run that somebody called says with what, in all forms.
struct CallInputsTests {
    private static let hostile = "a\n<b>[x](http://y)`\u{202e}"

    private static func view(_ why: String = hostile) -> JSONObject {
        var scenario = Scenario(
            """
            playbook: tag
            mode: enforce
            trigger:
              manual: { inputs: { device: device, why: string, tags: { type: list(string), default: [a, b] }, note: { type: string, default: "" } } }
            steps: [{ device: inputs.device, tag_device: { add: ["${inputs.tags[0]}"] } }]
            """)
        scenario.scope = PlanScope(playbook: "tag", inputs: ["device": Sample.machine(1).id, "why": why])
        return Case.view(of: scenario)
    }

    @Test func theTextSaysThem() {
        let text = PlanText.render(Self.view(), isColoured: false)
        #expect(text.contains("\ntag\n  run r-"), "\(text)")
        let inputs = text.split(separator: "\n").filter { $0.hasPrefix("  with ") }
        #expect(
            inputs == [
                "  with device = \(Sample.machine(1).id)", "  with why = a\\u{a}<b>[x](http://y)`\\u{202e}", "  with tags = [\"a\",\"b\"]",
                "  with note = \"\"",
            ])
    }

    @Test func theMarkdownSaysThem() {
        let page = PlanMarkdown.render(Self.view())
        #expect(page.contains("\n### A call\n") && page.contains("- Somebody called it with:\n"), "\(page)")
        #expect(page.contains("  - `why` = ``a\\u{a}<b>[x](http://y)`\\u{202e}``"), "\(page)")
        #expect(page.contains("  - `tags` = `[\"a\",\"b\"]`\n"))
    }

    @Test func theHTMLSaysThem() {
        let page = PlanHTML.render(Self.view(), graph: Case.graph)
        #expect(page.contains("<h3>A call</h3>"))
        #expect(page.contains("<code><bdi>why</bdi></code> = <code><bdi>a\\u{a}&lt;b&gt;[x](http://y)`\\u{202e}</bdi></code>"))
    }

    /// Programs get all of a value, people the beginning.
    @Test func whatIsLongIsShortened() {
        let long = String(repeating: "x", count: 5_000)
        let view = Self.view(long)
        let inputs = view["runs"]?.arrayValue?.first?["inputs"]?.arrayValue
        #expect(inputs?.map { $0["name"] } == ["device", "why", "tags", "note"])
        #expect(inputs?[1]["value"] == .string(long) && inputs?[2]["value"] == ["a", "b"])
        #expect(PlanText.render(view, isColoured: false).contains("why = " + String(repeating: "x", count: 119) + "…\n"))
    }

    @Test func whatNobodyCalledHasNone() {
        #expect(Case.view["runs"]?.arrayValue?.allSatisfy { $0["inputs"] == nil } == true)
    }
}
