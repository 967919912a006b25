import ActionKit
import DefenderAPI
import Execution
import Guardrails
import Planning
import TestKit
import Testing

/// What earlier steps of a plan have really done decides what later ones send: nothing is doubled, and nothing is lost
/// because a step that was to spare another one failed.
struct PlanEffectsTests {
    private static func playbook(_ name: String, _ steps: String) -> String {
        """
        playbook: \(name)
        mode: enforce
        trigger: { alerts: { where: 'true', lookback: 24h } }
        steps:
        \(steps)
        """
    }

    private static let isolate = "  - id: isolate\n    isolate_device: { type: Full, comment: why }"
    private static let mark = "  - id: mark\n    tag_device: { add: [seen] }"
    /// Isolates by an outcome, so that planning cannot tell whether it will.
    private static let deferred =
        mark + """

              - id: isolate
                if: steps.mark.outcome != "failed"
                isolate_device: { type: Full, comment: why }
            """

    private func words(_ reports: [RunReport<LiveOutcome>]) -> [[String]] { reports.map { $0.steps.map(\.outcome.word) } }

    private func isolations(_ stage: Stage) -> Int { stage.log.all("perform ").count { $0.hasSuffix("/isolate") } }

    @Test func twoDeferredIsolationsOfOneDeviceSendOne() async throws {
        let stage = Stage(Scenario(Self.playbook("one", Self.deferred), Self.playbook("two", Self.deferred)))
        let reports = try await stage.runs(count: 2)
        #expect(words(reports) == [["done", "done"], ["skipped", "skipped"]])
        #expect(isolations(stage) == 1)
        let run = reports[0].run.id
        #expect(reports[1].steps[1].outcome.reason == "the step isolate of run \(run) in this plan has seen to it")
    }

    @Test func aReadyIsolationAfterADeferredOneSendsNone() async throws {
        let stage = Stage(Scenario(Self.playbook("one", Self.deferred), Self.playbook("two", Self.isolate)))
        #expect(words(try await stage.runs(count: 2)) == [["done", "done"], ["skipped"]])
        #expect(isolations(stage) == 1)
    }

    @Test func aStepOnStandbyActsWhereTheEarlierOneFailed() async throws {
        let stage = Stage(Scenario(Self.playbook("one", Self.isolate), Self.playbook("two", Self.isolate)))
        #expect(words(try await stage.runs([.refusal], count: 2)) == [["failed"], ["done"]])
        #expect(isolations(stage) == 2)
    }

    @Test func aStepOnStandbyActsWhereTheRunOfTheEarlierOneStopped() async throws {
        let stage = Stage(
            Scenario(Self.playbook("one", Self.mark + "\n" + Self.isolate), Self.playbook("two", Self.isolate)))
        #expect(words(try await stage.runs([.refusal], count: 2)) == [["failed", "skipped"], ["done"]])
        #expect(isolations(stage) == 1)
    }

    @Test func aStepOnStandbyIsSparedWhereTheEarlierOneIsDone() async throws {
        let stage = Stage(Scenario(Self.playbook("one", Self.isolate), Self.playbook("two", Self.isolate)))
        #expect(words(try await stage.runs(count: 2)) == [["done"], ["skipped"]])
        #expect(isolations(stage) == 1)
    }

    /// A second isolation on top of one that nobody knows of could be queued past a release.
    @Test func nothingIsSentOnTopOfWhatNobodyKnows() async throws {
        let stage = Stage(Scenario(Self.playbook("one", Self.isolate), Self.playbook("two", Self.isolate)))
        let reports = try await stage.runs(
            [.unanswered("cut"), .unanswered("cut")], findings: [.absent, .absent, .unknown("down")], count: 2)
        #expect(words(reports) == [["unknown"], ["skipped"]])
        #expect(reports[1].steps[0].outcome.reason?.hasPrefix("nobody knows yet whether the step isolate of run ") == true)
    }

    @Test func aReleaseIsSentOnlyWhereTheIsolationWas() async throws {
        let steps = Self.isolate + "\n  - id: release\n    release_device: { comment: why }"
        let done = Stage(Scenario(Self.playbook("one", steps)))
        #expect(words(try await done.runs(count: 1)) == [["done", "done"]])
        var refusing = Scenario(Self.playbook("one", steps))
        refusing.policy = Projects.policy("  protect: [ { name: x, where: 'true', deny: [isolate_device] } ]")
        let refused = Stage(refusing)
        let reports = try await refused.runs(count: 1)
        #expect(words(reports) == [["refused", "skipped"]])
        #expect(refused.sent.isEmpty)
    }

    /// Who isolated the device in the same moment has a reason of their own: our release would end theirs.
    @Test func whatSomebodyElseDidMeanwhileIsNotTakenBack() async throws {
        let steps = Self.isolate + "\n  - id: release\n    release_device: { comment: why }"
        let stage = Stage(Scenario(Self.playbook("one", steps)))
        let reports = try await stage.runs([.active], findings: [.absent], count: 1)
        #expect(words(reports) == [["refused", "refused"]])
        #expect(reports[0].steps[1].outcome.reason?.hasPrefix("somebody else has asked for the opposite") == true)
        #expect(stage.sent.count == 1)
    }

    @Test func whatSomebodyElseDidMeanwhileIsNotDoneOnceMore() async throws {
        let stage = Stage(Scenario(Self.playbook("one", Self.isolate), Self.playbook("two", Self.isolate)))
        let reports = try await stage.runs([.active], findings: [.absent], count: 2)
        #expect(words(reports) == [["refused"], ["skipped"]])
        #expect(stage.sent.count == 1)
    }

    @Test func ofSeveralTagsOnlyTheMissingOnesAreSent() async throws {
        let stage = Stage(
            Scenario(
                Self.playbook("one", "  - tag_device: { add: [a] }"), Self.playbook("two", "  - tag_device: { add: [a, b] }")))
        #expect(words(try await stage.runs(count: 2)) == [["done"], ["done"]])
        #expect(stage.sent.count == 2)
    }
}
