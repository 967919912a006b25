import Canonical
import Execution
import Foundation
import LedgerSQLite
import Testing

/// What `resume` does not take on trust: that the world stood still, that the ledger tells the truth, that a plan is young.
@Suite(.serialized)
struct ResumeTrustTests {
    private static let trigger = #"{ alerts: { where: 'alert.severity == "High"', lookback: 24h, per: device } }"#

    private static func playbook(_ steps: String) -> String {
        "playbook: act\nmode: enforce\ntrigger: \(trigger)\nsteps:\n\(steps)"
    }

    private static let device = String(repeating: "1", count: 40)

    private static let world = """
        devices:
          - { id: "\(device)", computerDnsName: away.example, osPlatform: Windows11, healthStatus: Inactive }
        alerts:
          - { id: al-1, machineId: "\(device)", severity: High, status: New }
        """

    private static func open(
        _ steps: String, policy: String = "policy: none", _ arguments: [String] = [], _ body: (Lab) async throws -> Void
    ) async throws {
        try await Lab.open(world: world, arguments) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            try lab.write(playbook(steps), to: "playbooks/act.yaml")
            try lab.write(lab.configuration(policy: policy), to: "cordon.yaml")
            try await body(lab)
        }
    }

    private static func open(
        storing value: String, killed: Bool, _ body: (Lab) async throws -> Void
    ) async throws {
        let step = """
              - add_indicator: { type: DomainName, value: \(value), action: Block, title: ours, description: ours, expires: 30d }
            """
        try await open(step) { lab in
            try await lab.hold(after: 0, isLost: true)
            let run = try lab.start(["run", "--yes"])
            try await lab.waitUntilHeld()
            if killed { run.send(SIGKILL) }
            _ = try await run.outcome()
            try await lab.release()
            try await body(lab)
        }
    }

    /// Killed at the request, which was lost; then somebody stores an indicator of their own for that value.
    @Test func somebodyElsesIndicatorIsNotReplaced() async throws {
        try await Self.open(storing: "bad.example", killed: true) { lab in
            let theirs =
                #"{"indicatorValue":"bad.example","indicatorType":"DomainName","action":"Warn","title":"theirs","description":"theirs"}"#
            try await lab.ask("POST", "world/indicators", theirs)
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code != 0, "\(resumed.text)")
            #expect(try lab.journal().isEmpty, "\(resumed.text)")
        }
    }

    /// Without that it is sent, for nothing was there.
    @Test func anIndicatorThatWasLostIsSentOnce() async throws {
        try await Self.open(storing: "bad.example", killed: true) { lab in
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try lab.journal().count == 1, "\(resumed.text)")
        }
    }

    /// Who can write the ledger can put a plan there. The log is signed, and holds none of it.
    @Test func aPlanThatTheLogDoesNotHoldIsNotCarriedOut() async throws {
        try await Self.open("  - isolate_device: { type: Full, comment: x }\n") { lab in
            #expect(try await lab.cordon("plan", "--out", "plan.json").code == 0)
            #expect(try await lab.cordon("run", "--dry-run").code == 0)
            let bytes = try Array(Data(contentsOf: lab.path("plan.json")))
            let file = try JSONValue(parsing: bytes)
            let digest = try #require(file["plan"]?.stringValue.flatMap { Digest($0) })
            let id = try #require(file["id"]?.stringValue.flatMap { Digest($0) })
            let sources = try ["cordon.yaml", "playbooks/act.yaml"].map { path in
                PlanArchive.Source(path: path, bytes: Array(try lab.read(path).utf8))
            }
            let ledger = try LedgerSQLite(path: lab.path(".cordon/state.db").path)
            try ledger.begin(
                plan: PlanArchive(digest: digest, id: id, file: bytes, sources: sources), tenant: "contoso",
                at: try #require(Timestamp(rfc3339: "2026-01-01T00:00:00Z")))
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 4, "\(resumed.text)")
            #expect(resumed.standardError.contains("the audit log holds no beginning of the plan \(digest)"), "\(resumed.text)")
            #expect(try lab.journal().isEmpty)
            #expect(try await lab.cordon("resume").standardOutput == "Nothing is left to do.\n")
            // It was not begun, so it is not used up.
            #expect(try await lab.cordon("apply", "plan.json", "--yes").code == 0)
            #expect(try lab.journal().count == 1)
        }
    }

    /// What nobody has gone on with for longer than a plan may be old begins nothing new; a plan that is gone on with does.
    @Test(arguments: [(age: "1s", code: 4, effects: 1), (age: "1h", code: 0, effects: 2)])
    func whatHasLainTooLongBeginsNothingNew(age: String, code: Int32, effects: Int) async throws {
        let steps = "  - collect_investigation_package: {}\n    wait: finished\n  - tag_device: { add: [packaged] }\n"
        let policy = "policy:\n  plans: { max_age: \(age) }"
        try await Self.open(steps, policy: policy, ["--pace", "1h", "--clock", "virtual"]) { lab in
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == 3, "\(run.text)")
            try await lab.ask("PATCH", "world/devices/\(Self.device)", #"{"healthStatus":"Active"}"#)
            try await lab.ask("POST", "clock", #"{"advance":"3h"}"#)
            try await Task.sleep(for: .seconds(1.1))
            let resumed = try await lab.cordon("resume", "--wait", "0s")
            #expect(resumed.code == code, "\(resumed.text)")
            #expect(try lab.journal().count == effects)
            if code == 4 {
                #expect(resumed.text.contains("nobody has gone on with the plan since"), "\(resumed.text)")
            }
            #expect(try await lab.cordon("resume").standardOutput == "Nothing is left to do.\n")
        }
    }
}
