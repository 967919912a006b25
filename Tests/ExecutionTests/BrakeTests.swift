import Execution
import Guardrails
import Planning
import TestKit
import Testing

/// The kill switch and the breaker are asked before every write.
struct BrakeTests {
    private static let stop = Stop(kind: .halt, reason: "a mistake", by: "ana", since: Sample.now)
    private static let steps =
        "  - id: isolate\n    isolate_device: { type: Full, comment: why }\n  - id: mark\n    tag_device: { add: [a, b] }"

    private func words(_ reports: [RunReport<LiveOutcome>]) -> [String] { reports.flatMap { $0.steps.map(\.outcome.word) } }

    @Test(arguments: [(0, ["refused", "refused"]), (1, ["done", "refused"]), (2, ["done", "refused"]), (3, ["done", "done"])])
    func nothingIsSentOnceItStops(after free: Int, _ outcomes: [String]) async throws {
        let stage = Stage(Stage.playbook(Self.steps))
        let reports = try await stage.runs(brake: ScriptedBrake(after: free, .success(Self.stop)), count: 1)
        #expect(words(reports) == outcomes)
        #expect(stage.sent.count == free)
        let refused = reports[0].steps.first { $0.outcome.word == "refused" }?.outcome
        if let refused {
            #expect(refused.rule == "halt")
            #expect(
                refused.reason
                    == "nothing is written since \(Sample.now): ana has halted everything (a mistake); cordon unhalt ends that")
        }
    }

    @Test func whereItCannotBeAskedNothingIsSent() async throws {
        let stage = Stage(Stage.playbook(Self.steps))
        let reports = try await stage.runs(brake: ScriptedBrake(.failure(.broken("torn"))), count: 1)
        #expect(reports[0].failure == .ledger(.broken("torn")))
        #expect(stage.sent.isEmpty)
    }

    /// The first request may not have arrived; a second one is a write like any other.
    @Test func nothingIsSentAgainOnceItStops() async throws {
        let stage = Stage(Stage.playbook(Self.steps))
        let reports = try await stage.runs(
            [.unanswered("cut")], findings: [.absent, .absent], brake: ScriptedBrake(after: 1, .success(Self.stop)), count: 1)
        #expect(words(reports) == ["unknown", "pending"])
        #expect(stage.sent.count == 1)
    }

    @Test func aRehearsalHasNoBrake() async throws {
        let report = try await Stage(Stage.playbook(Self.steps)).rehearse()
        #expect(report.steps.map(\.outcome.word) == ["rehearsed", "rehearsed"])
    }
}

extension ScriptedBrake {
    fileprivate convenience init(_ stop: Result<Stop, LedgerFailure>) { self.init(after: 0, stop) }
}
