import Audit
import Canonical
import Execution
import LedgerSQLite

/// What a person says about requests of a step of which nobody knows whether they were carried out.
struct Resolution {
    let run: String
    let step: String
    /// Whether they were; else they are sent again.
    let isDone: Bool

    /// Reads `RUN/STEP=done` or `RUN/STEP=retry`.
    init(_ text: String) throws(CommandFailure) {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false)
        let place = (parts.first ?? "").split(separator: "/", maxSplits: 1)
        guard parts.count == 2, place.count == 2, ["done", "retry"].contains(parts[1]) else {
            throw CommandFailure(.usage, Messages.notAResolution(text))
        }
        (run, step) = (String(place[0]), String(place[1]))
        isDone = parts[1] == "done"
    }

    /// Records the answer, in the audit log first.
    func note(_ ledger: LedgerSQLite, _ audit: AuditSession) async throws(CommandFailure) {
        let intents: [OpenIntent]
        do { intents = try ledger.openIntents().filter { $0.run == run && $0.step == step } } catch { throw CommandFailure(error) }
        guard !intents.isEmpty else { throw CommandFailure(.usage, Messages.nothingToResolve("\(run)/\(step)")) }
        let time = SystemClock().now()
        for intent in intents {
            let entry = AuditEntry(
                kind: "resolution", time: time, mode: .live,
                fields: [
                    "run": .string(run), "step": .string(step), "token": .string(intent.token),
                    "answer": .string(isDone ? "done" : "retry"), "by": .string(Person.name),
                ])
            do throws(ExecutionFailure) { _ = try await audit.record([entry]) } catch { throw CommandFailure(.failed, error.description) }
            do { try ledger.resolve(intent: intent.token, isDone: isDone, at: time) } catch { throw CommandFailure(error) }
        }
    }
}
