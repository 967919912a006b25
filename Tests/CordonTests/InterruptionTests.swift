import Canonical
import Foundation
import Testing

/// What is left when an apply is cut short.
@Suite(.serialized)
struct InterruptionTests {
    private static let many = ["--seed", "7", "--devices", "16", "--alerts", "50"]

    /// What must hold after any end.
    private func checkInvariants(_ lab: Lab) async throws {
        let verify = try await lab.cordon("audit", "verify")
        #expect(verify.code == 0, "\(verify.text)")
        var intended = try await lab.log().filter { $0["kind"] == "intent" }.compactMap { $0["data"]?["request"] }
            .map { Effect($0) }
        for effect in try lab.journal() {
            let index = try #require(intended.firstIndex(of: effect), "an effect without an intent: \(effect)")
            intended.remove(at: index)
        }
    }

    /// Intents that no receipt has answered.
    private func openTokens(_ lab: Lab) async throws -> Set<String> {
        let log = try await lab.log()
        func tokens(_ kind: JSONValue) -> [String] {
            log.filter { $0["kind"] == kind }.compactMap { $0["data"]?["token"]?.stringValue }
        }
        return Set(tokens("intent")).subtracting(tokens("receipt"))
    }

    /// Makes a plan file.
    /// - Returns: the requests that it means to send.
    private func plan(_ lab: Lab) async throws -> [Effect] {
        let review = try await lab.cordon("plan", "--out", "plan.json", "--format", "json")
        return Effect.of(try JSONValue(parsing: Array(review.standardOutput.utf8))) {
            $0["verdict"] == "cleared" && $0["state"] != "standby"
        }
    }

    /// What was cut short is finished: all that was planned has happened, nothing twice.
    private func checkResume(_ lab: Lab, _ planned: [Effect]) async throws {
        let resumed = try await lab.cordon("resume")
        #expect([0, 4].contains(resumed.code), "\(resumed.text)")
        func counts(_ effects: [Effect]) -> [Effect: Int] { effects.reduce(into: [:]) { $0[$1, default: 0] += 1 } }
        #expect(try counts(lab.journal()) == counts(planned))
        #expect(try await openTokens(lab).isEmpty)
        try await checkInvariants(lab)
        let again = try await lab.cordon("resume")
        #expect(again.code == 0 && again.standardOutput == "Nothing is left to do.\n", "\(again.text)")
    }

    @Test(arguments: [1, 2, 5, 9])
    func aKilledApplyLeavesALogThatVerifies(after effects: Int) async throws {
        try await Lab.open(world: "", Self.many) { lab in
            // A refusal would change what follows it.
            try lab.write(lab.configuration(policy: "policy: none"), to: "cordon.yaml")
            let planned = try await plan(lab)
            try await lab.hold(after: effects)
            let apply = try lab.start(["apply", "plan.json", "--yes"])
            await lab.send(SIGKILL, to: apply, after: effects, of: apply)
            #expect(try await apply.outcome().code == SIGKILL)
            try await lab.release()
            try await checkInvariants(lab)
            #expect(try await openTokens(lab).count <= 1)
            let again = try await lab.cordon("apply", "plan.json", "--yes")
            #expect(again.code == 4)
            #expect(again.standardError.contains("applied already"))
            try await checkResume(lab, planned)
        }
    }

    /// The service answers no more after the third change, so that the kill comes between intent and receipt.
    @Test func theLogNamesTheIntentWithoutOutcome() async throws {
        try await Lab.open(world: "", Self.many) { lab in
            try await lab.cordon("plan", "--out", "plan.json")
            try await lab.hold(after: 3, isLost: true)
            let apply = try lab.start(["apply", "plan.json", "--yes"])
            try await lab.waitUntilHeld()
            apply.send(SIGKILL)
            _ = try await apply.outcome()
            try await lab.release()
            #expect(try await openTokens(lab).count == 1)
            try await checkInvariants(lab)
            let next = try await lab.cordon("run", "--yes")
            #expect(next.standardError.contains("1 action was begun by an earlier command and nobody knows how it ended"))
            try await checkInvariants(lab)
        }
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func aSignalStopsCleanlyAndTheLastLineSaysSo(_ signal: Int32) async throws {
        try await Lab.open(world: "", Self.many) { lab in
            // A refusal would outweigh the stop.
            try lab.write(lab.configuration(policy: "policy: none"), to: "cordon.yaml")
            let planned = try await plan(lab)
            // So slow that the signal is noticed long before the end, whatever the machine is busy with.
            try await lab.slow(after: 2, by: "3s")
            let apply = try lab.start(["apply", "plan.json", "--yes"])
            await lab.send(signal, to: apply, after: 2, of: apply)
            let outcome = try await apply.outcome()
            #expect(outcome.code == 3, "\(outcome.text)")
            #expect(outcome.lastLine == "Stopped. What was in flight is recorded; `cordon resume` goes on with the rest.")
            try await checkInvariants(lab)
            #expect(try await openTokens(lab).isEmpty)
            try await lab.release()
            try await checkResume(lab, planned)
        }
    }

    @Test func aSecondExecutorIsRefusedAndTheFirstIsNamed() async throws {
        try await Lab.open(world: "", Self.many) { lab in
            try await lab.cordon("plan", "--out", "plan.json")
            try await lab.hold(after: 1)
            let first = try lab.start(["apply", "plan.json", "--yes"])
            try await lab.waitUntilHeld()
            let second = try await lab.cordon("run", "--yes")
            #expect(second.code == 4)
            #expect(second.standardError.contains("\(first.identifier)"))
            let patient = try lab.start(["run", "--yes", "--lock-timeout", "2m"])
            let impatient = try await lab.cordon("run", "--yes", "--lock-timeout", "300ms")
            #expect(impatient.code == 4 && impatient.standardError.contains("\(first.identifier)"), "\(impatient.text)")
            try await lab.release()
            #expect([0, 4].contains(try await first.outcome().code))
            let third = try await patient.outcome()
            #expect([0, 4].contains(third.code) && !third.standardError.contains("\(first.identifier)"), "\(third.text)")
            try await checkInvariants(lab)
        }
    }
}
