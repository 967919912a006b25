public import ActionKit
public import Planning
import Playbooks

extension PlanPast {
    /// A deed of a step that was done and has not been taken back.
    public struct StandingDeed: Sendable {
        public let part: Step.Part
        public let token: String
        public let actionID: String?
        /// Whether another command has begun to take it back.
        public let isBeingTakenBack: Bool
    }

    /// Whether a deed of a step was taken back: where none stands any more, that alone is left to be recorded.
    public func hasTakenBack(_ step: PlannedStep, in run: PlannedRun, of plan: Plan) -> Bool {
        guard let past = runs[run.id] else { return false }
        return RunMemory(run, plan: plan.id, past).recalled.contains { $0.step.id == step.id && $0.undo?.outcome == "done" }
    }

    /// The steps of other runs that sent nothing because a step had seen to what they want.
    public func relying(on place: Lease.Place, in plan: Plan) -> [(run: PlannedRun, step: PlannedStep)] {
        let reason = Messages.doneBy(run: place.run, step: place.step)
        return plan.runs.filter { $0.id != place.run && $0.mode == .enforce }.flatMap { run in
            run.steps.filter { runs[run.id]?.steps[$0.id]?.reason == reason }.map { (run, $0) }
        }
    }

    /// Which requests take the run back as a whole.
    public func netting(of run: PlannedRun, of plan: Plan) -> Netting {
        guard let past = runs[run.id] else { return Netting([]) }
        return Netting(
            RunMemory(run, plan: plan.id, past).recalled.filter(\.mayHold).map { recalled in
                Netting.Deed(
                    of: recalled.step.id, on: recalled.device, puts: recalled.part.deed.effects, undo: recalled.part.deed.undo,
                    token: recalled.token, actionID: recalled.deed.actionID, isBegun: recalled.undo != nil)
            })
    }

    /// What a step of a run has put in force, as far as it can be taken back.
    public func standingDeeds(of step: PlannedStep, in run: PlannedRun, of plan: Plan) -> [StandingDeed] {
        guard let past = runs[run.id] else { return [] }
        return RunMemory(run, plan: plan.id, past).recalled.compactMap { recalled in
            guard recalled.step.id == step.id, recalled.stands else { return nil }
            return StandingDeed(
                part: recalled.part, token: recalled.token, actionID: recalled.deed.actionID, isBeingTakenBack: recalled.undo != nil)
        }
    }
}
