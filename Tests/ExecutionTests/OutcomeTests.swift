import ActionKit
import Audit
import Canonical
import DefenderAPI
import Execution
import Guardrails
import Planning
import TestKit
import Testing

/// How steps end, and what that means for the rest of the run.
struct OutcomeTests {
    private static let two = """
          - id: isolate
            isolate_device: { type: Full, comment: why }
          - id: mark
            tag_device: { add: [seen] }
        """

    private func words(_ report: RunReport<LiveOutcome>) -> [String] { report.steps.map(\.outcome.word) }

    @Test func aFailedStepStopsTheRun() async throws {
        let stage = Stage(Stage.playbook(Self.two))
        let report = try await stage.run([.refusal])
        #expect(words(report) == ["failed", "skipped"])
        #expect(report.steps[1].outcome.reason == "the run stopped: the step isolate is failed")
        #expect(report.worst == "failed")
        #expect(stage.sent.count == 1)
    }

    @Test func whatWasNotSentIsFailed() async throws {
        let stage = Stage(Stage.playbook(Self.two))
        let report = try await stage.run([.notSent("connection refused")])
        #expect(report.steps[0].outcome == .failed("it was not sent: connection refused"))
        #expect(stage.log.all("find").isEmpty)
    }

    @Test func aRefusedStepDoesNotStopTheRun() async throws {
        var scenario = Stage.playbook(Self.two)
        scenario.policy = Projects.policy("  protect: [ { name: x, where: 'true', deny: [isolate_device] } ]")
        let stage = Stage(scenario)
        let report = try await stage.run()
        #expect(words(report) == ["refused", "done"])
        #expect(stage.sent.count == 1)
        #expect(report.worst == "refused")
    }

    @Test func anActionOfSomebodyElseIsDrift() async throws {
        let stage = Stage(Stage.playbook(Self.two))
        let report = try await stage.run([.active], findings: [.absent])
        #expect(words(report) == ["refused", "done"])
        #expect(report.steps[0].outcome.rule == "drift")
        #expect(stage.sent.count == 2)
    }

    @Test func anActionThatCarriesOurTokenIsOurs() async throws {
        let stage = Stage(Stage.playbook(Self.two))
        let report = try await stage.run([.active], findings: [.found(actionID: "act-7")])
        #expect(report.steps[0].outcome == .done(actionIDs: ["act-7"]))
    }

    @Test func aTagThatIsBeingSetCountsAsDoneAndTheOthersAreSent() async throws {
        let stage = Stage(Stage.playbook("  - tag_device: { add: [one, two] }"))
        let report = try await stage.run([.active], findings: [.absent])
        #expect(words(report) == ["done"])
        #expect(stage.sent.count == 2)
    }

    @Test func laterConditionsSeeTheOutcome() async throws {
        let steps = Self.two + "\n  - id: last\n    if: steps.isolate.outcome == \"refused\"\n    tag_device: { add: [last] }"
        let refused = try await Stage(Stage.playbook(steps)).run([.active], findings: [.absent])
        #expect(words(refused) == ["refused", "done", "done"])
        let done = try await Stage(Stage.playbook(steps)).run()
        #expect(words(done) == ["done", "done", "skipped"])
    }

    @Test func cancellationStopsBetweenSteps() async throws {
        let stage = Stage(Stage.playbook(Self.two))
        let task = Task { try await stage.run(onPerform: { withUnsafeCurrentTask { $0?.cancel() } }) }
        let report = try await task.value
        #expect(words(report) == ["done", "pending"])
        #expect(report.isLeft)
        #expect(stage.sent.count == 1)
        #expect(stage.calls.last == "audit run-left")
    }

    // MARK: Rehearsal

    @Test func aRehearsalCoversTheWholeRunAndDoesNothing() async throws {
        let steps = Self.two + "\n  - id: last\n    if: steps.isolate.outcome == \"done\"\n    tag_device: { add: [last] }"
        let stage = Stage(Stage.playbook(steps))
        let report: RunReport<DryOutcome> = try await stage.rehearse()
        #expect(report.steps.map(\.outcome.word) == ["rehearsed", "rehearsed", "rehearsed"])
        #expect(report.steps.allSatisfy { $0.outcome.actionIDs.isEmpty })
        #expect(stage.log.all("ledger").isEmpty)
        #expect(stage.log.all("perform").isEmpty)
        #expect(stage.trail.entries.allSatisfy { $0.mode == .rehearsal })
        #expect(!stage.trail.entries.contains { $0.fields["outcome"] == "done" || $0.fields["result"] == "done" })
    }

    @Test func noOutcomeOfARehearsalIsDone() {
        let all: [DryOutcome] = [
            .rehearsed, .already("x"), .failed("x"), .skipped("x"), .refused("x", rule: "y"), .unknown("x"), .cancelled("x"),
        ]
        #expect(!all.map(\.word).contains("done"))
    }
}
