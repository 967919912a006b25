import ActionKit
import Audit
import Canonical
import DefenderAPI
import Execution
import Guardrails
import Planning
import TestKit
import Testing

/// What the forms of a step do to its run: `on_failure`, `retry`, `wait`, `needs`, `for_each`, outputs of earlier steps.
struct StepFormTests {
    private func words(_ report: RunReport<LiveOutcome>) -> [String] { report.steps.map { "\($0.step.id) \($0.outcome.word)" } }

    private func paths(_ stage: Stage) -> [String] {
        stage.log.all("perform ").map { String($0.split(separator: "/").last ?? "") }
    }

    // MARK: on_failure

    @Test func afterAFailureThatIsToleratedTheRunGoesOn() async throws {
        let stage = Stage(
            Stage.playbook(
                """
                  - { id: a, scan_device: { type: Quick }, on_failure: continue }
                  - { id: b, tag_device: { add: [seen] } }
                """))
        #expect(words(try await stage.run([.refusal])) == ["a failed", "b done"])
    }

    @Test func undoTakesBackWhatTheRunDidTheLastDeedFirst() async throws {
        let stage = Stage(
            Stage.playbook(
                """
                  - { id: a, isolate_device: { type: Full, comment: why } }
                  - { id: b, tag_device: { add: [x, y] } }
                  - { id: c, scan_device: { type: Quick }, on_failure: undo }
                  - { id: d, tag_device: { add: [z] } }
                """))
        let done = LiveAttempt.accepted(Receipt(actionID: "act", status: 201, requestID: nil))
        let report = try await stage.run([done, done, done, .refusal])
        #expect(words(report) == ["a done", "b done", "c failed", "d skipped"])
        #expect(report.steps.map(\.isUndone) == [true, true, false, false])
        #expect(paths(stage) == ["isolate", "tags", "tags", "runAntiVirusScan", "tags", "tags", "unisolate"])
        let intents = stage.trail.entries.filter { $0.kind == "intent" }.compactMap { $0.fields["step"]?.stringValue }
        #expect(intents == ["a", "b", "b", "c", "b/undo", "b/undo", "a/undo"])
    }

    /// What was in force by somebody else's doing is not ours to take back.
    @Test func whatTheRunDidNotDoIsNotTakenBack() async throws {
        let stage = Stage(
            Stage.playbook(
                """
                  - { id: a, isolate_device: { type: Full, comment: why }, continue_if_already: true }
                  - { id: b, scan_device: { type: Quick }, on_failure: undo }
                """))
        let report = try await stage.run([.active, .refusal])
        #expect(words(report) == ["a done", "b failed"])
        #expect(report.steps[0].outcome.isAlready && !report.steps[0].isUndone)
        #expect(paths(stage) == ["isolate", "runAntiVirusScan"])
    }

    // MARK: retry

    @Test func whatTheServiceRefusedIsTriedAgainWithTheSameToken() async throws {
        let stage = Stage(Stage.playbook("  - { id: a, scan_device: { type: Quick }, retry: { times: 2, wait: 30s } }"))
        #expect(words(try await stage.run([.refusal, .notSent("no connection")])) == ["a done"])
        #expect(Set(stage.sent).count == 1 && stage.sent.count == 3)
        #expect(stage.log.all("wait ") == ["wait 30s", "wait 30s"])
        #expect(stage.log.all("audit ").count { $0.hasPrefix("audit resend") } == 2)
    }

    @Test func whatNobodyKnowsIsNeverTriedAgain() async throws {
        let stage = Stage(Stage.playbook("  - { id: a, scan_device: { type: Quick }, retry: 3 }"))
        let report = try await stage.run([.unanswered("cut"), .unanswered("cut")], findings: [.unknown("down"), .unknown("down")])
        #expect(words(report) == ["a unknown"])
        #expect(stage.sent.count == 1)
    }

    // MARK: wait and needs

    @Test(arguments: [
        (ActionProgress.ended(isSuccess: true, status: "Succeeded"), "done"),
        (.ended(isSuccess: false, status: "Failed"), "failed"), (.ended(isSuccess: false, status: "TimeOut"), "timed_out"),
        (.underWay, "timed_out"), (.unknown("down"), "timed_out"),
    ])
    func aStepThatWaitsIsWhatTheDeviceMadeOfIt(progress: ActionProgress, word: String) async throws {
        let stage = Stage(
            Stage.playbook(
                """
                  - { id: a, scan_device: { type: Quick }, wait: { until: finished, timeout: 1m } }
                  - { id: b, tag_device: { add: [clean] } }
                """))
        let report = try await stage.run(progress: [.underWay, progress])
        #expect(words(report) == ["a \(word)", word == "done" ? "b done" : "b skipped"])
    }

    @Test func aStepThatNeedsNothingDoesNotWaitForOthers() async throws {
        let stage = Stage(
            Stage.playbook(
                """
                  - { id: package, collect_investigation_package: {}, wait: { until: finished, timeout: 2h }, needs: [] }
                  - { id: isolate, isolate_device: { type: Full, comment: why }, needs: [] }
                  - { id: mark, tag_device: { add: [kept] }, needs: [package] }
                """))
        let report = try await stage.run(progress: [.underWay, .underWay, .ended(isSuccess: true, status: "Succeeded")])
        #expect(words(report) == ["package done", "isolate done", "mark done"])
        #expect(paths(stage) == ["collectInvestigationPackage", "isolate", "tags"])
        #expect(
            stage.calls.filter { $0.hasPrefix("wait") || $0 == "perform" } == ["perform", "perform", "wait 10s", "wait 20s", "perform"])
    }

    /// One device that is away holds none of the others up, and what follows on it is done as soon as it answers.
    @Test func aRunThatWaitsHoldsNoOtherUp() async throws {
        let stage = Stage.waiting
        let reports = try await stage.runs(
            progress: [.underWay, .underWay, .underWay, .ended(isSuccess: true, status: "Succeeded")], count: 2)
        #expect(reports.map(words) == [["scan done", "mark done"], ["scan done", "mark done"]])
        #expect(paths(stage) == ["runAntiVirusScan", "runAntiVirusScan", "tags", "tags"])
    }

    /// Who has waited as long as the command stays leaves with what the service took: pending, and nothing after it.
    @Test func aWaitIsLeftWhenTheCommandHasStayedLongEnough() async throws {
        let stage = Stage.waiting
        let reports = try await stage.runs(progress: [.underWay], staying: .seconds(600), count: 2)
        #expect(reports.map(words) == Array(repeating: ["scan pending", "mark pending"], count: 2))
        #expect(reports[0].steps[1].outcome.reason == "the time to stay for waits was over before this step")
        #expect(paths(stage) == ["runAntiVirusScan", "runAntiVirusScan"])
    }

    /// The longer a device is away, the more seldom the service is asked about it.
    @Test func theServiceIsAskedLessAndLessOften() async throws {
        let stage = Stage(Stage.playbook("  - { id: scan, scan_device: { type: Quick }, wait: { until: finished, timeout: 5m } }"))
        let report = try await stage.run(progress: [.underWay])
        #expect(words(report) == ["scan timed_out"])
        #expect(stage.log.all("wait ") == ["wait 10s", "wait 20s", "wait 40s", "wait 1m20s", "wait 2m", "wait 30s"])
    }

    // MARK: for_each

    @Test func eachItemIsAStepOfItsOwn() async throws {
        let stage = Stage(
            Stage.playbook(
                """
                  - { id: mark, for_each: '["a", "b", "c"]', as: tag, tag_device: { add: ["${tag}"] }, on_failure: continue }
                  - { id: late, if: 'steps.mark.items.exists(i, i.outcome == "failed")', scan_device: { type: Full } }
                """))
        let done = LiveAttempt.accepted(Receipt(actionID: nil, status: 200, requestID: nil))
        let report = try await stage.run([done, .refusal])
        #expect(words(report) == ["mark[0] done", "mark[1] failed", "mark[2] done", "late done"])
        #expect(Set(stage.sent).count == 4)
    }

    @Test func wavesStopWhereTooManyFail() async throws {
        let stage = Stage(
            Stage.playbook(
                """
                  - for_each: '["a", "b", "c", "d", "e"]'
                    as: tag
                    waves: { of: 2, stop_above: 40% }
                    id: mark
                    tag_device: { add: ["${tag}"] }
                """))
        let done = LiveAttempt.accepted(Receipt(actionID: nil, status: 200, requestID: nil))
        let report = try await stage.run([done, .refusal, done, done, done])
        #expect(words(report) == ["mark[0] done", "mark[1] failed", "mark[2] skipped", "mark[3] skipped", "mark[4] skipped"])
        #expect(report.steps[2].outcome.reason == "no further wave starts: 1 of 2 failed")
    }

    // MARK: Outputs

    @Test func anOutputOfAnEarlierStepIsFilledIn() async throws {
        let stage = Stage(
            Stage.playbook(
                """
                  - { id: a, isolate_device: { type: Full, comment: why } }
                  - { id: b, if: steps.a.outcome == "done", scan_device: { type: Full, comment: "by ${steps.a.id}" } }
                """))
        let planned = stage.review.runs[0].steps[1].step.step
        #expect(planned.flatMap(comment)?.hasPrefix("by ⟨steps.a.id⟩ [cordon:") == true)
        let report = try await stage.run([.accepted(Receipt(actionID: "act-7", status: 201, requestID: nil))])
        #expect(words(report) == ["a done", "b done"])
        #expect(sentComments(stage).last?.hasPrefix("by act-7 [cordon:") == true)
    }

    /// What earlier steps give may be anything, so a plan assumes none of it: the text stands there as it is written.
    @Test(arguments: [
        ("${steps.a.outcome}", "⟨steps.a.outcome⟩", "failed"),
        (
            #"${ steps.a.outcome == \"done\" ? \"held\" : \"at large\" } ${1 + 1}"#,
            #"⟨steps.a.outcome == "done" ? "held" : "at large"⟩ 2"#, "at large 2"
        ),
    ])
    func whatEarlierStepsGiveIsNotAssumed(text: String, planned: String, sent: String) async throws {
        let stage = Stage(
            Stage.playbook(
                """
                  - { id: a, isolate_device: { type: Full, comment: why }, on_failure: continue }
                  - { id: b, scan_device: { type: Full, comment: "\(text)" } }
                """))
        #expect(stage.review.runs[0].steps[1].step.step.flatMap(comment)?.hasPrefix(planned + " [") == true)
        #expect(stage.review.runs[0].steps[1].step.reason == "known after the run: what earlier steps give")
        _ = try await stage.run([.refusal])
        #expect(sentComments(stage).last?.hasPrefix(sent + " [cordon:") == true)
    }

    private func comment(_ step: Step) -> String? { step.does.first?.json["body"]?["Comment"]?.stringValue }

    private func sentComments(_ stage: Stage) -> [String] {
        stage.trail.entries.filter { $0.kind == "intent" }.compactMap { $0.fields["request"]?["body"]?["Comment"]?.stringValue }
    }
}

extension Stage {
    /// A playbook that waits for two devices.
    fileprivate static var waiting: Stage {
        var scenario = Stage.playbook(
            """
              - { id: scan, scan_device: { type: Quick }, wait: finished }
              - { id: mark, tag_device: { add: [clean] } }
            """)
        scenario.machines = [Sample.machine(1), Sample.machine(2)]
        scenario.alerts = [Sample.alert("al-1", on: 1), Sample.alert("al-2", on: 2)]
        return Stage(scenario)
    }
}
