import ActionKit
import Canonical
import Guardrails
import Planning

/// Going on with what another process began.
extension RunCourse {
    /// Finds out what became of a deed of which an intent stands in the ledger, and sends it once more where it provably has
    /// to be.
    func recover(_ intent: Intent, _ deed: RunPast.Deed, of step: PlannedStep, by dispatch: Dispatch<E>) async throws(Unrecorded)
        -> Settlement
    {
        let settlement = try await dispatch.settlement(
            of: intent.begun(at: deed.begun), knowing: deed, mayResend: state.refusal(of: step) == nil)
        guard case .done(let receipt) = settlement, receipt.answer == nil, receipt.stored == nil else { return settlement }
        let stored = past.stored(by: intent.deed, of: step.id)
        return .done(receipt.answered(past.answer(of: step.id, to: intent.work), stored: stored))
    }

    /// What keeps the rest of a step from being done that another process has begun, or another item's request; nil if nothing does, or if none has.
    func refusalOfRest(of step: PlannedStep, _ does: Step) -> Outcome? {
        pastDeeds(of: step, does).isEmpty && !joint.hasBegun(step) ? nil : state.refusal(of: step)
    }

    /// What has begun to take a deed back although its step has not ended: the end of its lease, where a process was killed between the
    /// two records. nil if nothing has.
    func takingBack(_ part: Step.Part, of step: PlannedStep) -> RunPast.Deed? {
        guard part.origin == nil else { return nil }
        return past.deeds[journal.undoToken(of: part, of: step, in: run)]
    }

    /// When the service took the step, as another process recorded it; nil if this one sent it.
    func pastEnd(of step: PlannedStep, _ does: Step) -> Timestamp? { pastDeeds(of: step, does).compactMap(\.ended).max() }

    private func pastDeeds(of step: PlannedStep, _ does: Step) -> [RunPast.Deed] {
        does.parts.compactMap { past.deeds[journal.intent($0, of: step, in: run).token] }
    }
}

extension RunCourse where E.M == Live {
    /// Takes over what is known of the run: steps that have ended stay so, deeds of the others are asked about before
    /// anything else is decided.
    /// - Parameter taken: the step that is to be taken back, whose deeds count even where a killed process left it open; nil where
    ///   the run is gone on with.
    mutating func recall(_ past: RunPast, takingBack taken: String? = nil) {
        self.past = past
        isBegun = true
        let memory = RunMemory(run, plan: journal.plan, past)
        for recalled in memory.recalled {
            // Those of open steps are noted when these are gone on with.
            if past.steps[recalled.step.id] == nil { state.noteBegun(recalled.step) }
            guard past.steps[recalled.step.id] != nil || recalled.step.id == taken else { continue }
            if recalled.deed.outcome == "done", !recalled.isCalledOff {
                deeds.append(DoneDeed(step: recalled.step, part: recalled.part, actionID: recalled.deed.actionID))
            }
        }
        for ended in memory.outcomes {
            state.note(ended.outcome, of: ended.step, found: ended.found)
            if memory.undone.contains(ended.step.id) { state.noteUndone(ended.step) }
        }
        for group in past.asked { state.noteAsked(group) }
        let touched = Set(memory.recalled.map(\.step.id) + memory.outcomes.map(\.step.id))
        unnoted = run.expanded.filter { touched.isDisjoint(with: $0.steps.map(\.id)) }
    }
}
