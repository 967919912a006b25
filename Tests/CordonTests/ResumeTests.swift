import Canonical
import Foundation
import Testing

/// What one command leaves and the next goes on with, over real HTTP.
@Suite(.serialized)
struct ResumeTests {
    private static let playbook = """
        playbook: package-first
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h, per: device } }
        steps:
          - collect_investigation_package: {}
            wait: finished
          - tag_device: { add: [packaged] }
        """

    /// A device that is away: the package waits for it.
    private static let world = """
        devices:
          - { id: "1111111111111111111111111111111111111111", computerDnsName: away.example, healthStatus: Inactive, osPlatform: Windows11 }
        alerts:
          - { id: al-1, machineId: "1111111111111111111111111111111111111111", severity: High, status: New }
        """

    private static func open(_ body: (Lab) async throws -> Void) async throws {
        try await Lab.open(world: world, ["--pace", "1h", "--clock", "virtual"]) { lab in
            try FileManager.default.removeItem(at: lab.path("playbooks"))
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            try lab.write(playbook, to: "playbooks/package.yaml")
            try lab.write(lab.configuration(policy: "policy: none"), to: "cordon.yaml")
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == 3, "\(run.text)")
            #expect(run.lastLine == "Something is left; `cordon resume` goes on with it.")
            #expect(try lab.journal().count == 1)
            try await body(lab)
        }
    }

    private static func runs(_ lab: Lab) async throws -> [JSONValue] {
        let list = try await lab.cordon("runs", "list", "--format", "json")
        return try JSONValue(parsing: Array(list.standardOutput.utf8))["runs"]?.arrayValue ?? []
    }

    /// The device comes back, and the playbook goes on where it was.
    @Test func aWaitIsGoneOnWith() async throws {
        try await Self.open { lab in
            let early = try await lab.cordon("resume", "--wait", "0s")
            #expect(early.code == 3, "\(early.text)")
            #expect(try lab.journal().count == 1)
            try await lab.ask("PATCH", "world/devices/1111111111111111111111111111111111111111", #"{"healthStatus":"Active"}"#)
            try await lab.ask("POST", "clock", #"{"advance":"3h"}"#)
            let resumed = try await lab.cordon("resume", "--wait", "0s")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try lab.journal().map(\.path).last == "/api/machines/1111111111111111111111111111111111111111/tags")
            #expect(try await Self.runs(lab).map { $0["outcome"] } == ["done"])
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    @Test func aCancelledRunBeginsNothingMore() async throws {
        try await Self.open { lab in
            let run = try #require(try await Self.runs(lab).first?["run"]?.stringValue)
            let cancelled = try await lab.cordon("runs", "cancel", run)
            #expect(cancelled.standardOutput == "Nothing more of the run \(run) begins.\n")
            let resumed = try await lab.cordon("resume", "--wait", "0s", "--format", "json")
            #expect(resumed.code == 3, "\(resumed.text)")
            let report = try JSONValue(parsing: Array(resumed.standardOutput.utf8))
            let outcomes = report["runs"]?.arrayValue?.first?["steps"]?.arrayValue?.map { $0["outcome"] }
            #expect(outcomes == ["cancelled", "cancelled"])
            #expect(try lab.journal().count == 1)
            #expect(try await lab.cordon("resume").standardOutput == "Nothing is left to do.\n")
            #expect(try await lab.cordon("runs", "cancel", run).code == 4)
            let shown = try await lab.cordon("runs", "show", run)
            #expect(shown.standardOutput.contains("cancelled  tag_device: "), "\(shown.text)")
            #expect(try await lab.cordon("runs", "cancel", "r-nothing").code == 64)
        }
    }

    /// Whoever edits a playbook while it waits may have had a reason; and the policy of now decides about what is left.
    @Test(arguments: ["playbook", "policy"])
    func whatIsLeftIsJudgedByWhatHoldsNow(_ edited: String) async throws {
        try await Self.open { lab in
            if edited == "playbook" {
                try lab.edit("playbooks/package.yaml", "packaged", "something-else")
            } else {
                let rule = "policy:\n  protect: [ { name: none, where: 'true', deny: [tag_device] } ]"
                try lab.write(lab.configuration(policy: rule), to: "cordon.yaml")
            }
            try await lab.ask("PATCH", "world/devices/1111111111111111111111111111111111111111", #"{"healthStatus":"Active"}"#)
            try await lab.ask("POST", "clock", #"{"advance":"3h"}"#)
            let resumed = try await lab.cordon("resume", "--wait", "0s")
            #expect(resumed.code == 4, "\(resumed.text)")
            #expect(resumed.text.contains(edited == "playbook" ? "playbooks/package.yaml has changed since" : "by protect none"))
            #expect(try lab.journal().count == 1)
            #expect(try await lab.cordon("resume").standardOutput == "Nothing is left to do.\n")
        }
    }

    /// A step that the kill switch refused would never be gone on with.
    @Test func whileEverythingIsHaltedWhatIsLeftStaysLeft() async throws {
        try await Self.open { lab in
            try await lab.ask("PATCH", "world/devices/1111111111111111111111111111111111111111", #"{"healthStatus":"Active"}"#)
            try await lab.ask("POST", "clock", #"{"advance":"3h"}"#)
            try await lab.cordon("halt", "--reason", "a mistake")
            let halted = try await lab.cordon("resume", "--wait", "0s")
            #expect(halted.code == 4 && halted.standardError.contains("has halted everything (a mistake)"), "\(halted.text)")
            #expect(try await Self.runs(lab).map { $0["outcome"] } == [.null])
            try await lab.cordon("unhalt")
            let resumed = try await lab.cordon("resume", "--wait", "0s")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try lab.journal().count == 2)
        }
    }

    /// Without the ledger the plan is gone: that is said, and what was begun is not begun again.
    @Test func aLostLedgerIsSaid() async throws {
        try await Self.open { lab in
            for name in ["state.db", "state.db-wal", "state.db-shm"] where lab.exists(".cordon/\(name)") {
                try lab.remove(".cordon/\(name)")
            }
            let resumed = try await lab.cordon("resume")
            #expect(resumed.code == 4)
            #expect(resumed.standardError.contains("the ledger was lost, and with it the plan sha256:"))
            #expect(try lab.journal().count == 1)
        }
    }

    @Test(arguments: ["r-abc", "r-abc/isolate", "r-abc/isolate=perhaps", "r-abc/isolate=done"])
    func anAnswerThatFitsNothingIsWrongUsage(_ answer: String) async throws {
        try await Self.open { lab in
            let outcome = try await lab.cordon("resume", "--resolve", answer)
            #expect(outcome.code == 64, "\(outcome.text)")
        }
    }
}
