import ActionKit
import Actions
import Diagnostics
import Pipeline
import Testing

/// From the bytes of files to a graph.
struct LoadingTests {
    private static func playbook(_ name: String, where condition: String, status: String = "New") -> SourceFile {
        SourceFile(
            path: "\(name).yaml",
            text: """
                playbook: \(name)
                mode: enforce
                trigger: { alerts: { where: '\(condition)', lookback: 24h } }
                steps:
                  - update_alert: { status: \(status), comment: c }

                """)
    }

    /// What is wrong with right playbooks as a whole is said in the same run as the slips of others.
    @Test func aMistakeInOneFileHidesNothingInAnother() {
        let never = #"alert.status == "New" && alert.status == "Resolved""#
        let collector = DiagnosticCollector()
        let graph = Pipeline.load(
            [
                Self.playbook("one", where: never),
                Self.playbook("two", where: #"alert.serverity == "High""#),
                // What cannot be read might change what its own condition means, so nothing is concluded from that.
                Self.playbook("three", where: never, status: "Dnoe"),
            ], .standard, into: collector)
        #expect(graph == nil)
        let said = collector.diagnostics.map { "\($0.id) \($0.range?.file.path ?? "")" }
        #expect(Set(said) == ["CDN0306 two.yaml", "CDN0502 three.yaml", "CDN0601 one.yaml"])
        #expect(said.count == 3)
    }
}
