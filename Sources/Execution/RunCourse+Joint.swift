import ActionKit
import DefenderAPI
import Guardrails
import Planning

/// Items of a `for_each` that want the same of a device each go by one request, as far as the service takes one for several.
/// The items stay steps of their own: when it is their turn, what became of their part is known.
extension RunCourse {
    /// Sends a deed, and with it those of other items that go by the same request and may be begun by now.
    mutating func send(
        _ part: Step.Part, _ intent: Intent, of step: PlannedStep, _ does: Step, by dispatch: Dispatch<E>,
        after effects: inout PlanEffects
    ) async throws(Unrecorded) -> Settlement {
        let own = JointDeed(step: step, part: part, intent: intent, sentence: does.sentence)
        let deeds = [own] + companions(of: own, effects)
        guard let command = Command.joining(deeds.compactMap { $0.part.deed.work.command }) else {
            return try await dispatch.settlement(of: intent, retry: step.options.retry, sentence: does.sentence)
        }
        let settlements: [Settlement]
        do throws(Unrecorded) {
            settlements = try await dispatch.settlements(of: deeds, by: command, retry: step.options.retry)
        } catch {
            let reason = Messages.unrecorded(error.failure)
            for deed in deeds.dropFirst() {
                state.note(error.isSent ? .unknown(reason) : .failed(error.failure.description), of: deed.step)
            }
            throw error
        }
        let members = deeds.map { JointRequest.Member(step: $0.step.id, part: $0.part.number) }
        joint.note(settlements, of: deeds, by: JointRequest(members: members, command: command))
        for (deed, settlement) in zip(deeds, settlements).dropFirst() {
            state.noteBegun(deed.step)
            effects.note(settlement, of: deed.part, on: deed.step.device, by: deed.step, in: run)
        }
        return settlements[0]
    }

    /// The deeds that go by the same request as this one and have to be done as well, in the order of the plan.
    private func companions(of own: JointDeed, _ effects: PlanEffects) -> [JointDeed] {
        guard let request = joint.requests[JointRequest.Member(step: own.step.id, part: own.part.number)] else { return [] }
        let peers = state.peers(of: own.step, begunBy: joint)
        return request.members.compactMap { member in
            guard let peer = peers[member.step], case .step(let does) = peer.work(after: state.results),
                let part = does.parts.first(where: { $0.number == member.part }),
                case .needed = effects.need(of: part, on: peer.device)
            else { return nil }
            let tokens = does.parts.map { journal.intent($0, of: peer, in: run).token }
            let intent = journal.intent(part, of: peer, in: run)
            guard joint.settlements[intent.token] == nil, past.deeds[intent.token] == nil, !joint.hasFailed(tokens) else { return nil }
            return JointDeed(step: peer, part: part, intent: intent, sentence: does.sentence)
        }
    }
}
