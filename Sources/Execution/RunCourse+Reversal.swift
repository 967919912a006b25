import ActionKit
import Canonical
import Planning

/// Steps that take back what another run did. Each request is recorded as that run's own, so that whoever takes it back besides finds
/// it done.
extension RunCourse {
    /// What becomes of a request that another run or a person has begun, who takes the same back; nil where nobody has.
    /// - Parameter dispatch: what sends it.
    func continued(_ intent: Intent, of step: PlannedStep, by dispatch: Dispatch<E>) async throws(Unrecorded) -> Settlement? {
        guard let deed = try dispatch.known(intent) else { return nil }
        // What was tried in vain provably did not happen.
        if deed.outcome == "failed" { return try await dispatch.settlement(again: intent) }
        return try await recover(intent, deed, of: step, by: dispatch)
    }

    /// Ends the leases of the steps that a step has taken back, before its outcome is recorded: no kill leaves one that is over and still
    /// counts.
    func endLeases(takenBackBy step: PlannedStep, _ does: Step) async throws(ExecutionFailure) {
        guard journal.isLive else { return }
        let done = Set(deeds.filter { $0.step.id == step.id }.compactMap(\.part.undoToken))
        let parts = does.parts.filter { $0.origin?.isLeased == true }
        for (_, own) in Dictionary(grouping: parts, by: { $0.origin?.place ?? "" }).sorted(by: { $0.key < $1.key }) {
            guard let origin = own.first?.origin, own.allSatisfy({ part in part.undoToken.map(done.contains) ?? false }) else { continue }
            try await journal.end(Lease.Place(run: origin.run, step: origin.step), as: .released, reason: nil)
        }
    }
}

extension Step.Part {
    /// The token of what takes another deed back; nil where it takes none back.
    fileprivate var undoToken: String? { origin?.tokens.undo(deed: number).text }
}
