import ActionKit
import DefenderAPI
import Guardrails
import Planning

/// After a release no late isolation survives: the service may carry a contrary action out *after* the one that was asked for
/// later (reliability.md, "The field's realities"). So once a deed was taken, what is under way against it is looked for; what is
/// ours is called off, what is other people's is left and named.
extension Dispatch {
    /// Sees to what is under way against a deed that the service has taken, or that somebody else had it take.
    /// - Parameter past: what another process has begun of the run, by step token.
    func aftermath(of intent: Intent, _ settlement: Settlement, past: [String: RunPast.Deed]) async throws(Unrecorded) -> Aftermath {
        switch settlement {
        case .done(let receipt): try await aftermath(of: intent, actionID: receipt.actionID, past: past)
        case .active: try await aftermath(of: intent, actionID: nil, past: past)
        case .failed, .notSent, .held, .question, .shown: .clear([])
        }
    }

    /// - Parameter actionID: the deed's machine action, where it is ours.
    private func aftermath(of intent: Intent, actionID: String?, past: [String: RunPast.Deed]) async throws(Unrecorded) -> Aftermath {
        guard let type = intent.command?.oppositeType, let device = intent.command?.device else { return .clear([]) }
        let actions: [KnownAction]
        switch await effector.actions(of: type, on: device) {
        case .all(let known): actions = known
        case .unknown(let reason): return .open(Messages.aftermathOpen(type, reason))
        }
        for action in actions where action.isOurs {
            let calling = journal.callingOff(action, against: intent)
            // What another process has begun to call off may have ended since, and its record has not.
            var begun = past[calling.token]
            if begun == nil { begun = try known(calling) }
            guard action.isUnderWay || begun?.isOpen == true else { continue }
            if let end = try await callOff(action, by: calling, actionID: actionID, begun) { return end }
        }
        return .clear(actions.filter { !$0.isOurs && $0.isUnderWay }.map { Messages.othersUnderWay($0) })
    }

    private func callOff(
        _ action: KnownAction, by calling: Intent, actionID: String?, _ past: RunPast.Deed?
    ) async throws(Unrecorded) -> Aftermath? {
        switch try await callOff(action, by: calling, past, sentence: Messages.callsOff(action, for: calling.step)) {
        case .done: return nil
        case .open(let reason): return .open(Messages.aftermathOpen(action.type, reason))
        case .failed(let reason): return await isHarmless(action, actionID) ? nil : .stays(Messages.stillComes(action, reason))
        case .held(let reason): return .stays(Messages.stillComes(action, reason))
        }
    }

    /// Calls an action of ours off, by an order of its own.
    /// - Parameter past: what another process has begun of it.
    func callOff(_ action: KnownAction, by calling: Intent, _ past: RunPast.Deed?, sentence: String) async throws(Unrecorded) -> CallingOff
    {
        let settlement: Settlement
        if let past {
            settlement = try await self.settlement(of: calling.begun(at: past.begun), knowing: past, mayResend: true)
        } else {
            if let stop = try stop() { return .held(stop.sentence) }
            settlement = try await self.settlement(of: calling, retry: nil, sentence: sentence)
        }
        switch settlement {
        case .done, .shown: return .done
        case .question(let reason): return .open(reason)
        case .failed(let reason, _), .notSent(let reason), .active(let reason): return .failed(reason)
        case .held(let stop): return .held(stop.sentence)
        }
    }

    /// Whether an action that could not be called off does no harm: it came to nothing, or the deed is still before the device and
    /// comes after it.
    private func isHarmless(_ action: KnownAction, _ actionID: String?) async -> Bool {
        switch await effector.progress(of: action.id.description) {
        case .ended(isSuccess: false, _): return true
        case .underWay, .unknown: return false
        case .ended(isSuccess: true, _):
            guard let actionID else { return false }
            return await effector.progress(of: actionID) == .underWay
        }
    }
}

extension IntentJournal {
    /// The intent of calling off what is under way against a deed, not yet recorded. It belongs to the deed's step, and its token
    /// depends on nothing but the deed and the action: whoever goes on with the run finds it again.
    func callingOff(_ action: KnownAction, against intent: Intent) -> Intent {
        callingOff(action, because: Messages.calledOff(intent.action), of: intent)
    }

    /// The same where the device has taken too long for a deed: what is called off is the deed's own action.
    func callingOff(late action: KnownAction, of intent: Intent) -> Intent {
        callingOff(action, because: Messages.calledOffLate, of: intent)
    }

    private func callingOff(_ action: KnownAction, because reason: String, of intent: Intent) -> Intent {
        let step = TokenMint.clearingStep(intent.step)
        let token = StepToken(plan: intent.plan, run: intent.run, step: step, target: action.id.description, deed: intent.deed)
        return Intent(
            plan: intent.plan, run: intent.run, step: step, deed: intent.deed, action: "cancel_action",
            work: .change(.cancel(action: action.id, comment: Comment.marked(reason, token))),
            device: intent.device, token: token.text, time: clock.now(), by: intent.by)
    }
}
