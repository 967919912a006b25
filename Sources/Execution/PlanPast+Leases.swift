public import ActionKit
public import Planning

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
