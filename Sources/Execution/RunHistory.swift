public import ActionKit
public import Planning

/// What Cordon can tell of its earlier runs.
public protocol RunHistory: Sendable {
    /// What of a run can be taken back.
    func reversal(of run: String, in tenant: String) throws(LedgerFailure) -> Reversal
}

extension PlanPast {
    /// What of a run stands, the last deed first.
    public func reversal(of run: PlannedRun, of plan: Plan) -> Reversal {
        guard let known = runs[run.id] else { return .unknown }
        guard known.isOver else { return .notOver }
        var standing: [Reversal.Standing] = []
        for step in run.steps.reversed() {
            let origin = DeedOrigin(
                plan: plan.id, run: run.id, step: step.id, target: step.target, device: step.device,
                action: step.action.opposite ?? step.action.key, isLeased: step.lease != nil)
            standing += standingDeeds(of: step, in: run, of: plan).reversed().compactMap { deed in
                // Of a call whose answer is lost nobody can tell what takes it back.
                guard let undo = deed.part.deed.undo, undo.call?.unknownInput == nil else { return nil }
                return .init(
                    origin, number: deed.part.number, effects: deed.part.deed.effects, undo: undo, actionID: deed.actionID,
                    isBegun: deed.isBeingTakenBack)
            }
        }
        return .over(standing, hasTakenBack: run.steps.contains { hasTakenBack($0, in: run, of: plan) })
    }
}
