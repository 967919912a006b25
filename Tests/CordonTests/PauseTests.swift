import Canonical
import Foundation
import TestKit
import Testing

/// Steps that wait, through the built binary.
@Suite(.serialized)
struct PauseTests {
    private static let steps = """
          - tag_device: { add: [before] }
          - pause: { for: 2s }
          - if: alerts[0].status == "New"
            tag_device: { add: [after] }
        """

    @Test func aPauseIsShownAndKept() async throws {
        try await NotifyLab.open(Self.steps) { lab in
            let plan = try await lab.cordon("plan", "--out", "plan.json")
            #expect(plan.code == 0 && plan.standardOutput.contains("wait      pause: Wait 2s"), "\(plan.text)")
            let start = Date()
            let apply = try await lab.cordon("apply", "plan.json", "--yes")
            #expect(apply.code == 0 && apply.standardOutput.contains("done      pause"), "\(apply.text)")
            #expect(Date().timeIntervalSince(start) >= 2)
            #expect(try NotifyLab.tags(lab) == ["before", "after"])
            let records = try await lab.log()
            #expect(records.contains { $0["kind"] == "pause" && $0["data"]?["step"] == "pause" })
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    @Test func aRehearsalWaitsForNothing() async throws {
        try await NotifyLab.open("  - pause: { for: 7d }\n  - tag_device: { add: [after] }") { lab in
            let run = try await lab.cordon("run", "--dry-run")
            #expect(run.code == 0 && run.standardOutput.contains("after"), "\(run.text)")
            #expect(try lab.journal().isEmpty)
        }
    }

    private static let long = steps.replacing("2s", with: "20m")

    /// What the command does not wait for, `resume` goes on with, counting from when the step was reached.
    @Test func whatIsLeftGoesOnInTime() async throws {
        try await NotifyLab.open(Self.long) { lab in
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == 3 && run.standardOutput.contains("pending   pause"), "\(run.text)")
            let early = try await lab.cordon("resume", "--wait", "0s")
            #expect(early.code == 3, "\(early.text)")
            #expect(try NotifyLab.tags(lab) == ["before"])
            guard let late = try await lab.cordon(clock: "+20m", "resume --wait 0s") else { return }
            #expect(late.code == 0, "\(late.text)")
            #expect(try NotifyLab.tags(lab) == ["before", "after"])
            #expect(try await lab.log().count { $0["kind"] == "pause" } == 1)
        }
    }

    /// A kill while it waits loses neither the time nor the run.
    @Test func aKillLosesNothing() async throws {
        try await NotifyLab.open(Self.long) { lab in
            let run = try lab.start(["run", "--yes"])
            while try await !lab.log().contains(where: { $0["kind"] == "pause" }), run.isRunning {
                try await Task.sleep(for: .milliseconds(50))
            }
            run.send(SIGKILL)
            #expect(try await run.outcome().code == SIGKILL)
            guard let resumed = try await lab.cordon(clock: "+20m", "resume --wait 0s") else { return }
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try NotifyLab.tags(lab) == ["before", "after"])
        }
    }

    /// What came about meanwhile holds the rest back.
    @Test func whatFollowsIsJudgedByTheWorldOfThen() async throws {
        try await NotifyLab.open(Self.long) { lab in
            #expect(try await lab.cordon("run", "--yes", "--wait", "0s").code == 3)
            try await lab.ask("PATCH", "world/alerts/al-1", #"{"status":"Resolved"}"#)
            guard let outcome = try await lab.cordon(clock: "+20m", "resume --wait 0s") else { return }
            #expect(outcome.code == 4 && outcome.standardOutput.contains("drift"), "\(outcome.text)")
            #expect(try NotifyLab.tags(lab) == ["before"])
        }
    }

    @Test func whatDoesNotComeInTimeIsAFailure() async throws {
        let steps = """
              - pause: { until: 'alerts[0].status == "Resolved"', timeout: 1s }
              - tag_device: { add: [after] }
            """
        try await NotifyLab.open(steps) { lab in
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 3 && run.standardOutput.contains("timed_out"), "\(run.text)")
            #expect(try NotifyLab.tags(lab).isEmpty)
        }
    }

    /// It is read again until it holds, and what the plan itself has done to the same alerts hides nothing.
    @Test(
        arguments: ["", "  - update_alert: { comment: seen }\n"],
        [#"alerts[0].status == "Resolved""#, #"device.alerts.all(a, a.status == "Resolved")"#])
    func whatComesAboutEndsTheWaiting(before: String, condition: String) async throws {
        try await NotifyLab.open(before + "  - pause: { until: '\(condition)', timeout: 1h }\n  - tag_device: { add: [after] }") { lab in
            let run = try lab.start(["run", "--yes"])
            while try await !lab.log().contains(where: { $0["kind"] == "pause" }), run.isRunning {
                try await Task.sleep(for: .milliseconds(50))
            }
            try await lab.ask("PATCH", "world/alerts/al-1", #"{"status":"Resolved"}"#)
            let outcome = try await run.outcome()
            #expect(outcome.code == 0, "\(outcome.text)")
            #expect(try NotifyLab.tags(lab) == ["after"])
        }
    }

    /// What holds already is not waited for.
    @Test func whatHoldsIsNotWaitedFor() async throws {
        try await NotifyLab.open("  - pause: { until: 'alerts[0].status == \"New\"', timeout: 1h }\n  - tag_device: { add: [after] }") {
            lab in
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 0, "\(run.text)")
            #expect(try NotifyLab.tags(lab) == ["after"])
        }
    }
}
