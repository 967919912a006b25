import Canonical
import Foundation
import Testing

/// Many indicators by one step, through the built binary and over real HTTP.
@Suite(.serialized)
struct IndicatorListTests {
    private static let device = String(repeating: "1", count: 40)

    private static func world(_ held: Int = 0) -> String {
        let indicators = (0..<held).map {
            "  - { indicatorValue: 198.51.\($0 / 250).\($0 % 250), indicatorType: IpAddress, action: Audit, title: old, description: before }"
        }
        return """
            devices: [{ id: "\(device)", computerDnsName: ws1.example, osPlatform: Windows11 }]
            alerts: [{ id: al-1, machineId: "\(device)", severity: High, status: New }]
            \(held == 0 ? "" : "indicators:\n" + indicators.joined(separator: "\n"))

            """
    }

    private static func open(
        _ values: String, held: Int = 0, more: String = "", _ arguments: [String] = [], _ body: (Lab) async throws -> Void
    ) async throws {
        try await Lab.open(world: world(held), arguments) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            try lab.write(
                """
                playbook: block
                mode: enforce
                trigger: { alerts: { where: 'alert.severity == "High"', lookback: 180d } }
                steps:
                  - add_indicator: { type: IpAddress, values: \(values), action: Block, title: C2, description: feed, expires: 7d\(more) }

                """, to: "playbooks/one.yaml")
            try lab.write(lab.configuration(policy: "policy: none"), to: "cordon.yaml")
            try await body(lab)
        }
    }

    /// As many requests as the service needs for them, each value once.
    @Test func manyAreStoredByFewRequests() async throws {
        try await Self.open("\"${lists.range(600).map(n, '203.0.' + string(n / 200) + '.' + string(n % 200 + 1))}\"") { lab in
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 0, "\(run.text)")
            #expect(run.text.contains("Block: 600 indicators until "), "\(run.text)")
            let imports = try lab.journal().filter { $0.path?.hasSuffix("/import") ?? false }
            #expect(imports.count == 600 && Set(imports).count == 2)
            let again = try await lab.cordon("plan", "--detailed-exitcode", "--again")
            #expect(again.text.contains("the indicator is there already") || again.code == 2, "\(again.text)")
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    /// One value that is none fails the step before anything is sent.
    @Test(arguments: [("[203.0.113.7, nonsense]", "`nonsense` is no IpAddress"), ("[203.0.113.7, 10.0.0.1]", "10.0.0.1")])
    func oneWrongValueFailsTheStep(values: String, sentence: String) async throws {
        try await Self.open(values) { lab in
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 1 && run.text.contains(sentence), "\(run.text)")
            #expect(try lab.journal().isEmpty)
        }
    }

    /// The service stores a part of an import: outcome and receipt say which, and that part alone is taken back.
    @Test func aPartThatIsStoredIsTakenBack() async throws {
        let values = "[198.51.0.0, 198.51.0.1, 203.0.113.1, 203.0.113.2]"
        try await Self.open(values, held: 2, more: ", replace: true", ["--mode", "imports=partial"]) { lab in
            let run = try await lab.cordon("run", "--yes", "--format", "json")
            #expect(run.code == 1, "\(run.text)")
            let report = try JSONValue(parsing: Array(run.standardOutput.utf8))
            let step = try #require(report["runs"]?.arrayValue?.first?["steps"]?.arrayValue?.first)
            let reason = step["reason"]?.stringValue ?? ""
            #expect(step["outcome"] == "failed" && reason.hasPrefix("2 of 4 indicators were not stored: 198.51.0.1: "), "\(reason)")
            #expect(reason.hasSuffix("; stored: 198.51.0.0, 203.0.113.1"), "\(reason)")
            let receipt = try #require(try await lab.log().first { $0["kind"] == "receipt" }?["data"])
            #expect(receipt["result"] == "done" && receipt["stored"] == ["198.51.0.0", "203.0.113.1"], "\(receipt)")
            #expect(try lab.journal().count == 2)
            let id = try #require(report["runs"]?.arrayValue?.first?["run"]?.stringValue)
            let undone = try await lab.cordon("undo", id, "--yes")
            #expect(undone.code == 0, "\(undone.text)")
            let last = try #require(try lab.journal().last)
            #expect(last.path == "/api/indicators" && last.body?["indicatorValue"] == "198.51.0.0" && last.body?["action"] == "Audit")
            #expect(try lab.journal().count == 3)
        }
    }
}
