import ActionKit
import Canonical
import DefenderAPI
import Guardrails
import Planning

/// Taking back what the run did, because a step of it failed.
extension RunCourse {
    /// A deed with its step token, and whether it was taken back by itself before: by the end of its lease, or before a kill.
    private typealias Standing = (deed: DoneDeed, token: String, isBack: Bool)

    /// Takes back what the run did, the last deed first.
    /// - Returns: the steps all of whose deeds were taken back.
    func undo(after effects: inout PlanEffects) async throws(ExecutionFailure) -> Set<String> {
        effects.rely(nothingOf: run)
        let standing = standing
        let netting = Netting(standing.filter { !$0.isBack }.map { $0.deed.netted($0.token) })
        let failed = try await takeBack(standing, netting, after: &effects)
        var undone = Set(deeds.map(\.step.id))
        for (deed, token, _) in standing {
            if failed.contains(token) || netting.covering(token).contains(where: failed.contains) {
                undone.remove(deed.step.id)
            } else if netting.reason(for: token) != nil {
                let back = Settlement.done(Receipt(actionID: nil, status: nil, requestID: nil))
                effects.noteUndo(back, of: deed.part, on: deed.step.device)
            }
        }
        for step in run.steps where step.lease != nil && undone.contains(step.id) {
            try await journal.end(Lease.Place(run: run.id, step: step.id), as: .released, reason: nil)
        }
        return undone
    }

    /// - Returns: the tokens of the deeds that could not be taken back, or are left as they are.
    private func takeBack(
        _ standing: [Standing], _ netting: Netting, after effects: inout PlanEffects
    ) async throws(ExecutionFailure) -> Set<String> {
        let dispatch = dispatch.forUndo
        var failed: Set<String> = []
        for (deed, token, isBack) in standing.reversed() {
            do throws(Unrecorded) {
                // What another run has made of it, or rests on, is that one's. What is back already may have something to be called off yet.
                guard let work = deed.part.deed.undo, isBack || !effects.isAnothers(deed.part, on: deed.step.device, than: run),
                    try dispatch.stop() == nil
                else {
                    failed.insert(token)
                    continue
                }
                guard netting.reason(for: token) == nil else { continue }
                let (settlement, aftermath) = try await undo(work, deed, .laterFailure, dispatch)
                effects.noteUndo(settlement, of: deed.part, on: deed.step.device)
                if !settlement.isDone || !aftermath.isClear { failed.insert(token) }
            } catch { throw error.failure }
        }
        return failed
    }

    /// The deeds but for those that went back with an earlier one, before a kill.
    private var standing: [Standing] {
        let all = deeds.map { ($0, journal.intent($0.part, of: $0.step, in: run).token) }
        let back = all.map { deed, _ -> Timestamp? in
            let undo = past.deeds[journal.undoToken(of: deed.part, of: deed.step, in: run)]
            return undo?.outcome == "done" ? undo?.begun : nil
        }
        return all.indices.filter { index in
            guard back[index] == nil, let begun = past.deeds[all[index].1]?.begun else { return true }
            return !all[index].0.part.deed.effects.allSatisfy { effect in
                (0..<index).contains { earlier in
                    guard let time = back[earlier], begun < time, all[earlier].0.step.device == all[index].0.step.device else {
                        return false
                    }
                    return all[earlier].0.part.deed.effects.contains { $0.aspect == effect.aspect }
                }
            }
        }.map { (all[$0].0, all[$0].1, back[$0] != nil) }
    }

    /// What failed in an earlier command, and so provably did not happen, is tried again, unless the run itself takes it back.
    func undo(
        _ work: Deed.Work, _ deed: DoneDeed, _ cause: UndoCause, _ dispatch: Dispatch<E>
    ) async throws(Unrecorded) -> (Settlement, Aftermath) {
        let intent = journal.undoing(work, deed.part, of: deed.step, in: run)
        let settlement: Settlement
        switch past.deeds[intent.token] {
        case let past? where cause != .laterFailure && past.outcome == "failed": settlement = try await dispatch.settlement(again: intent)
        case let past?: settlement = try await dispatch.settlement(of: intent.begun(at: past.begun), knowing: past, mayResend: true)
        case nil: settlement = try await dispatch.settlement(of: intent, retry: nil, sentence: Messages.undoing(deed.step.id, cause))
        }
        return (settlement, try await dispatch.aftermath(of: intent, settlement, past: past.deeds))
    }
}
