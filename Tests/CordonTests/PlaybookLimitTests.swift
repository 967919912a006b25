import Canonical
import Foundation
import Testing

/// A playbook's own `limits`, through the built binary and over real HTTP.
@Suite(.serialized)
struct PlaybookLimitTests {
    private static let first = String(repeating: "1", count: 40)
    private static let second = String(repeating: "2", count: 40)

    private static let world = """
        devices:
          - { id: "\(first)", computerDnsName: ws1.example, osPlatform: Windows11 }
          - { id: "\(second)", computerDnsName: ws2.example, osPlatform: Windows11 }
        alerts:
          - { id: al-1, machineId: "\(first)", severity: High, status: New }
          - { id: al-2, machineId: "\(second)", severity: High, status: New }
        """

    private static func open(_ limits: String, _ body: (Lab) async throws -> Void) async throws {
        try await Lab.open(world: world) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            let playbook = """
                playbook: contain
                mode: enforce
                trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h } }
                steps:
                  - tag_device: { add: [seen] }
                  - isolate_device: { type: Full, comment: why }
                limits: \(limits)

                """
            try lab.write(playbook, to: "playbooks/contain.yaml")
            let made = try await lab.cordon("approve", "keygen", "bob.key", "--format", "json")
            let key = try JSONValue(parsing: Array(made.standardOutput.utf8))["key"]?.stringValue ?? ""
            let approvers = "approvers: [{ name: bob, groups: [desk], key: \"\(key)\" }]\n"
            try lab.write(lab.configuration(policy: "policy: none") + approvers, to: "cordon.yaml")
            try await body(lab)
        }
    }

    private static func effects(_ lab: Lab) throws -> [String] {
        try lab.journal().compactMap { effect in
            let parts = (effect.path ?? "").split(separator: "/")
            return parts.first { $0.count == 40 }.map { "\($0.prefix(1)) \(parts.last ?? "")" }
        }
    }

    private static func waitingRun(_ lab: Lab) async throws -> String {
        let list = try await lab.cordon("runs", "list", "--format", "json")
        let runs = try JSONValue(parsing: Array(list.standardOutput.utf8))["runs"]?.arrayValue ?? []
        return try #require(runs.first { $0["outcome"] == .null || $0["outcome"] == nil }?["run"]?.stringValue, "\(list.text)")
    }

    @Test func aRunPastTheLimitWaitsAndGoesOnOnceSomebodyAgrees() async throws {
        try await Self.open("{ max_devices: { count: 1, per: 1h } }") { lab in
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == 3 && run.text.contains("`max_devices` is 1 per 1h"), "\(run.text)")
            #expect(try Self.effects(lab) == ["1 tags", "1 isolate"])
            let waiting = try await Self.waitingRun(lab)
            #expect(try await lab.cordon("approve", waiting, "--key", "file:bob.key").code == 0)
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try Self.effects(lab) == ["1 tags", "1 isolate", "2 tags", "2 isolate"], "one answer is about the whole run")
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    @Test func aDenialHoldsTheWholeRun() async throws {
        try await Self.open("{ max_devices: { count: 1, per: 1h } }") { lab in
            #expect(try await lab.cordon("run", "--yes", "--wait", "0s").code == 3)
            let waiting = try await Self.waitingRun(lab)
            #expect(try await lab.cordon("deny", waiting, "--key", "file:bob.key").code == 0)
            #expect(try await lab.cordon("resume").code == 4)
            #expect(try Self.effects(lab) == ["1 tags", "1 isolate"])
        }
    }

    /// What an earlier command did counts.
    @Test func aDeviceThatWasActedOnCoolsDown() async throws {
        try await Self.open("{ once_per: { device: 1h } }") { lab in
            #expect(try await lab.cordon("run", "--yes").code == 0)
            try await lab.ask("POST", "world/alerts", #"{"id":"al-3","machineId":"\#(Self.first)","severity":"High","status":"New"}"#)
            try await lab.ask("PATCH", "world/devices/\(Self.first)", #"{"machineTags":[]}"#)
            let plan = try await lab.cordon("plan")
            #expect(plan.text.contains("its `once_per` is 1h"), "\(plan.text)")
            #expect(try await lab.cordon("run", "--yes", "--wait", "0s").code == 3)
            #expect(try Self.effects(lab).count == 4)
        }
    }
}
