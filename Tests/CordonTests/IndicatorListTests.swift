import Canonical
import Foundation
import Testing

/// Many indicators by one step, through the built binary and over real HTTP.
@Suite(.serialized)
struct IndicatorListTests {
    private static let device = String(repeating: "1", count: 40)

    private static func world(_ held: Int = 0) -> String {
        let indicators = (0..<held).map {
            "  - { indicatorValue: 198.51.\($0 / 250).\($0 % 250), indicatorType: IpAddress, action: Audit, title: old }"
        }
        return """
            devices: [{ id: "\(device)", computerDnsName: ws1.example, osPlatform: Windows11 }]
            alerts: [{ id: al-1, machineId: "\(device)", severity: High, status: New }]
            \(held == 0 ? "" : "indicators:\n" + indicators.joined(separator: "\n"))

            """
    }

    private static func open(_ values: String, held: Int = 0, _ body: (Lab) async throws -> Void) async throws {
        try await Lab.open(world: world(held)) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            try lab.write(
                """
                playbook: block
                mode: enforce
                trigger: { alerts: { where: 'alert.severity == "High"', lookback: 180d } }
                steps:
                  - add_indicator: { type: IpAddress, values: \(values), action: Block, title: C2, description: feed, expires: 7d }

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
}
