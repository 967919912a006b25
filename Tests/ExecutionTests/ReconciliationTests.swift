import ActionKit
import Audit
import Canonical
import DefenderAPI
import Execution
import Guardrails
import Planning
import TestKit
import Testing

/// I3 and I4: an unanswered request is asked about, never repeated blindly.
struct ReconciliationTests {
    private static let isolation = "  - isolate_device: { type: Full, comment: why }\n  - tag_device: { add: [seen] }"
    private static let cut = LiveAttempt.unanswered("the connection broke")

    private func stage() -> Stage { Stage(Stage.playbook(Self.isolation)) }

    /// What was done about the first step, without its records.
    private func pursuit(_ stage: Stage) -> [String] {
        let end = stage.calls.firstIndex(of: "audit receipt isolate_device") ?? stage.calls.endIndex
        return stage.calls[..<end].filter { !$0.hasPrefix("audit run") && !$0.hasPrefix("ledger") && !$0.hasPrefix("audit intent") }
    }

    @Test func whatIsFoundByItsTokenIsDone() async throws {
        let stage = stage()
        let report = try await stage.run([Self.cut], findings: [.found(actionID: "act-9")])
        #expect(report.steps[0].outcome == .done(actionIDs: ["act-9"]))
        #expect(pursuit(stage) == ["perform", "find"])
    }

    @Test func whatIsFoundLateIsDoneAndNotSentAgain() async throws {
        let stage = stage()
        let report = try await stage.run([Self.cut], findings: [.absent, .found(actionID: "act-9")])
        #expect(report.steps[0].outcome == .done(actionIDs: ["act-9"]))
        #expect(pursuit(stage) == ["perform", "find", "wait 10s", "find"])
    }

    @Test func whatIsNotThereIsSentOnceMoreWithTheSameToken() async throws {
        let stage = stage()
        let report = try await stage.run([Self.cut], findings: [.absent, .absent])
        #expect(report.steps[0].outcome == .done(actionIDs: ["act"]))
        #expect(pursuit(stage) == ["perform", "find", "wait 10s", "find", "audit resend isolate_device", "perform"])
        #expect(stage.sent[0] == stage.sent[1])
    }

    @Test func itIsSentAtMostTwice() async throws {
        let stage = stage()
        let report = try await stage.run([Self.cut, Self.cut, Self.cut], findings: [.absent, .absent, .absent, .absent])
        #expect(report.steps[0].outcome.word == "unknown")
        #expect(stage.sent.count == 2)
        #expect(report.steps[1].outcome.word == "pending")
        #expect(stage.calls.contains("ledger receipt unknown"))
    }

    @Test func theSecondMayBeFoundToo() async throws {
        let stage = stage()
        let report = try await stage.run([Self.cut, Self.cut], findings: [.absent, .absent, .found(actionID: "act-9")])
        #expect(report.steps[0].outcome == .done(actionIDs: ["act-9"]))
    }

    @Test func whatCannotBeAskedIsNeverSentAgain() async throws {
        let stage = stage()
        let report = try await stage.run([Self.cut], findings: [.unknown("no answer"), .unknown("no answer")])
        guard case .unknown(let question) = report.steps[0].outcome else {
            Issue.record("taken for \(report.steps[0].outcome)")
            return
        }
        #expect(question.contains("was the step isolate_device of run \(report.run.id) carried out?"))
        #expect(question.hasSuffix("`cordon resume --resolve \(report.run.id)/isolate_device=done`, else `=retry`"))
        #expect(stage.sent.count == 1)
        #expect(report.worst == "unknown")
    }

    @Test func aBlindSecondLookKeepsItUnknown() async throws {
        let stage = stage()
        let report = try await stage.run([Self.cut], findings: [.absent, .unknown("no answer")])
        #expect(report.steps[0].outcome.word == "unknown")
        #expect(stage.sent.count == 1)
    }

    /// The running action may be the first request's: without an answer nobody can tell.
    @Test func anActiveActionAfterAResendStaysUnknownUntilItCanBeAsked() async throws {
        let stage = stage()
        let report = try await stage.run([Self.cut, .active], findings: [.absent, .absent, .unknown("no answer")])
        #expect(report.steps[0].outcome.word == "unknown")
    }

    @Test func onceStoppedNothingIsSentAgain() async throws {
        let stage = stage()
        let task = Task {
            try await stage.run([Self.cut], findings: [.absent, .absent], onPerform: { withUnsafeCurrentTask { $0?.cancel() } })
        }
        let report = try await task.value
        #expect(report.steps.map(\.outcome.word) == ["unknown", "pending"])
        #expect(stage.sent.count == 1)
    }
}
