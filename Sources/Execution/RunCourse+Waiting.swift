import ActionKit
import Canonical
import DefenderAPI
import Guardrails
import Planning
import Playbooks

/// Steps that wait for their devices.
extension RunCourse {
    /// Settles what has ended, and what has waited for long enough.
    /// - Returns: whether anything has.
    mutating func settleEnded(of parked: [RunState<Outcome>.Parked], after effects: inout PlanEffects) async throws(ExecutionFailure)
        -> Bool
    {
        var isAny = false
        for waiting in parked {
            let outcome: Outcome?
            do throws(Unrecorded) { outcome = try await self.outcome(of: waiting, after: &effects) } catch {
                state.note(.unknown(Messages.unrecorded(error.failure)), of: waiting.step)
                throw error.failure
            }
            guard let outcome else { continue }
            try await settle(waiting.step, outcome)
            isAny = true
        }
        return isAny
    }

    /// nil while the device is not done with it and there is time left.
    private mutating func outcome(of parked: RunState<Outcome>.Parked, after effects: inout PlanEffects) async throws(Unrecorded)
        -> Outcome?
    {
        if parked.pausedUntil != nil { return nil }
        // What was begun to be called off is gone on with, whatever the device says by now.
        if calledOffDeeds(of: parked.step).contains(where: { past.deeds[$0.calling.token] != nil }) {
            return try await callOff(parked, after: &effects)
        }
        for id in parked.actionIDs {
            switch await dispatch.effector.progress(of: id) {
            case .ended(true, _): continue
            case .ended(false, "TimeOut"): return .timedOut(Messages.ended("TimeOut"))
            case .ended(false, let status): return .failed(Messages.ended(status))
            case .underWay, .unknown: return try await lateOutcome(of: parked, after: &effects)
            }
        }
        return parked.outcome
    }

    private mutating func lateOutcome(of parked: RunState<Outcome>.Parked, after effects: inout PlanEffects)
        async throws(Unrecorded) -> Outcome?
    {
        guard let wait = parked.step.options.wait, let limit = wait.timeout, let deadline = parked.deadline,
            dispatch.clock.now() >= deadline
        else { return nil }
        switch wait.afterwards {
        case .keep: return .timedOut(Messages.stillWaiting(DurationText.format(limit)))
        case .cancel: return try await callOff(parked, after: &effects)
        }
    }

    // MARK: Calling off

    /// What a step has begun on its device, with the intent of calling it off.
    private func calledOffDeeds(of step: PlannedStep) -> [(deed: DoneDeed, action: KnownAction, calling: Intent)] {
        guard step.options.wait?.afterwards == .cancel else { return [] }
        return deeds.compactMap { deed in
            guard deed.step.id == step.id, let id = deed.actionID.flatMap({ MachineActionID($0) }) else { return nil }
            let action = KnownAction(id: id, type: step.action.key, requestor: "", isOurs: true, isUnderWay: true)
            return (deed, action, journal.callingOff(late: action, of: journal.intent(deed.part, of: step, in: run)))
        }
    }

    /// Calls off what the device has not carried out in time, each by an order of its own. The kill switch alone holds it back.
    private mutating func callOff(_ parked: RunState<Outcome>.Parked, after effects: inout PlanEffects) async throws(Unrecorded) -> Outcome?
    {
        let limit = DurationText.format(parked.step.options.wait?.timeout ?? .zero)
        for (deed, action, calling) in calledOffDeeds(of: parked.step) {
            let begun = past.deeds[calling.token]
            if begun == nil, case .ended(isSuccess: true, _) = await dispatch.effector.progress(of: action.id.description) { continue }
            switch try await dispatch.forUndo.callOff(action, by: calling, begun, sentence: Messages.callsOffLate(action, after: limit)) {
            case .done: break
            case .open(let reason): return .unknown(Messages.callingOffOpen(after: limit, reason))
            case .held(let reason): return .timedOut(Messages.notCalledOff(after: limit, reason))
            case .failed(let reason):
                switch await dispatch.effector.progress(of: action.id.description) {
                // It was carried out in the meantime, and nothing is left to be called off.
                case .ended(isSuccess: true, _): continue
                case .ended(isSuccess: false, _): break
                case .underWay, .unknown: return .timedOut(Messages.notCalledOff(after: limit, reason))
                }
            }
            deeds.removeAll { $0.step.id == deed.step.id && $0.part.number == deed.part.number }
            effects.noteUndo(.done(Receipt(actionID: nil, status: nil, requestID: nil)), of: deed.part, on: deed.step.device)
        }
        let isLeft = deeds.contains { $0.step.id == parked.step.id && $0.actionID != nil }
        return isLeft ? parked.outcome : .timedOut(Messages.calledOff(after: limit))
    }
}
