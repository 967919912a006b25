import DefenderAPI
import Execution
import Guardrails
import TestKit
import Testing

/// What is still under way against a deed when the service has taken it: ours is called off, other people's is left and named.
struct AftermathTests {
    private static let ours = action("11111111-1111-4111-8111-111111111111", isOurs: true)
    private static let theirs = action("22222222-2222-4222-8222-222222222222", isOurs: false)

    private static func action(_ id: String, isOurs: Bool) -> KnownAction {
        guard let id = MachineActionID(id) else { preconditionFailure("no id: \(id)") }
        return KnownAction(id: id, type: "Isolate", requestor: "ana@contoso.example", isOurs: isOurs, isUnderWay: true)
    }

    /// A device that is isolated, and a playbook that releases it.
    private func stage(_ more: String = "", auditFailingAt: String? = nil) -> Stage {
        var scenario = Stage.playbook("  - release_device: { comment: why }\n" + more)
        scenario.actions = [Sample.action("Isolate", "Succeeded", hour: 3)]
        return Stage(scenario, auditFailingAt: auditFailingAt)
    }

    private func sentPaths(_ stage: Stage) -> [String] {
        stage.log.all("perform ").map { $0.split(separator: " ").last.map(String.init) ?? "" }
    }

    private static let release = "/api/machines/\(Sample.machineID(1))/unisolate"
    private static let cancel = "/api/machineactions/11111111-1111-4111-8111-111111111111/cancel"

    @Test func whatIsOursIsCalledOffAndRecorded() async throws {
        let stage = stage()
        let report = try await stage.run(pending: [.all([Self.ours])])
        #expect(report.steps[0].outcome == .done(actionIDs: ["act"]))
        #expect(sentPaths(stage) == [Self.release, Self.cancel])
        let records = stage.calls.filter { $0.hasPrefix("audit intent") || $0.hasPrefix("audit receipt") || $0 == "perform" }
        #expect(
            records == [
                "audit intent release_device", "perform", "audit receipt release_device", "audit intent release_device/clear", "perform",
                "audit receipt release_device/clear",
            ])
    }

    @Test func whatIsOfOthersIsLeftAndNamed() async throws {
        let stage = stage()
        let report = try await stage.run(pending: [.all([Self.theirs])])
        #expect(sentPaths(stage) == [Self.release])
        #expect(report.steps[0].outcome.word == "done")
        let note = try #require(report.steps[0].outcome.reason)
        #expect(note.contains("ana@contoso.example") && note.contains(Self.theirs.id.description))
    }

    @Test func aReleaseThatCannotBeVerifiedIsNotDone() async throws {
        let stage = stage("  - tag_device: { add: [free] }")
        let report = try await stage.run(pending: [.unknown("no answer")])
        #expect(report.steps.map(\.outcome.word) == ["unknown", "pending"])
        #expect(report.steps[0].outcome.reason?.contains("no answer") == true)
        #expect(sentPaths(stage) == [Self.release])
    }

    /// What calling off came to, what the device had done of the isolation and then of the release, and the step's end.
    static let endings: [(LiveAttempt, [ActionProgress], String)] = [
        (.refusal, [.ended(isSuccess: false, status: "TimeOut")], "done"),
        (.refusal, [.ended(isSuccess: true, status: "Succeeded"), .underWay], "done"),
        (.refusal, [.ended(isSuccess: true, status: "Succeeded"), .ended(isSuccess: true, status: "Succeeded")], "failed"),
        (.refusal, [.underWay], "failed"), (.refusal, [.unknown("no answer")], "failed"), (.notSent("no network"), [.underWay], "failed"),
    ]

    @Test(arguments: endings) func whatCannotBeCalledOffFailsTheStepIfItMayStillCome(
        attempt: LiveAttempt, progress: [ActionProgress], word: String
    ) async throws {
        let taken = LiveAttempt.accepted(Receipt(actionID: "act", status: 201, requestID: nil))
        let report = try await stage().run([taken, attempt], progress: progress, pending: [.all([Self.ours])])
        #expect(report.steps[0].outcome.word == word)
        if word == "failed" { #expect(report.steps[0].outcome.reason?.contains(Self.ours.id.description) == true) }
    }

    @Test func aHaltKeepsItFromBeingCalledOffAndIsSaid() async throws {
        let stop = Stop(kind: .halt, reason: "a mistake", by: "ana", since: Sample.now)
        let stage = stage()
        let report = try await stage.runs(pending: [.all([Self.ours])], brake: ScriptedBrake(after: 1, .success(stop)), count: 1)[0]
        #expect(report.steps[0].outcome.word == "failed")
        #expect(report.steps[0].outcome.reason?.contains("a mistake") == true)
        #expect(sentPaths(stage) == [Self.release])
    }

    /// Nothing is called off without a record.
    @Test func aDiskThatIsFullEndsIt() async throws {
        let stage = stage(auditFailingAt: "receipt")
        let report = try await stage.run(pending: [.all([Self.ours])])
        #expect(report.failure != nil)
        #expect(sentPaths(stage) == [Self.release])
    }

    /// Where somebody else's release is active already, an isolation of ours is against it all the same.
    @Test func ourOwnIsCalledOffWhereSomebodyElseReleasesToo() async throws {
        let stage = stage()
        let report = try await stage.run([.active], pending: [.all([Self.ours])])
        #expect(report.steps[0].outcome.word == "refused")
        #expect(sentPaths(stage) == [Self.release, Self.cancel])
    }

    /// An isolation that is taken back while it is still before the device does not come later.
    @Test func takingBackCallsOffWhatHasNotBegun() async throws {
        let stage = Stage(
            Stage.playbook(
                "  - isolate_device: { type: Full, comment: why }\n  - tag_device: { add: [seen] }\n    on_failure: undo"))
        let taken = LiveAttempt.accepted(Receipt(actionID: "act", status: 201, requestID: nil))
        let report = try await stage.run([taken, .refusal], pending: [.all([]), .all([Self.ours])])
        #expect(sentPaths(stage).suffix(2) == [Self.release, Self.cancel])
        #expect(report.steps[0].isUndone)
    }
}
