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

    /// The steps that sent nothing for what they want, or for a part of it, because a step had seen to it; but for those of runs that were
    /// taken back themselves.
    public func relying(on place: Lease.Place, in plan: Plan) -> [(run: PlannedRun, step: PlannedStep)] {
        guard let own = plan.runs.first(where: { $0.id == place.run }), let past = runs[own.id] else { return [] }
        let deeds = RunMemory(own, plan: plan.id, past).recalled.filter { $0.step.id == place.step }
        let (devices, effects) = (Set(deeds.map(\.device)), Set(deeds.flatMap(\.part.deed.effects)))
        return plan.runs.filter { $0.mode == .enforce }.flatMap { run -> [(PlannedRun, PlannedStep)] in
            let steps = run.steps.filter { devices.contains($0.device) && (run.id, $0.id) != (place.run, place.step) }
            guard !steps.isEmpty, let past = runs[run.id], !past.hasTakenItselfBack(run) else { return [] }
            return steps.filter { past.spared($0, in: run, of: plan).contains { !effects.isDisjoint(with: $0.deed.effects) } }.map {
                (run, $0)
            }
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

extension RunPast {
    /// The parts of a step that has ended of which nothing was sent, as an earlier step had seen to them.
    func spared(_ step: PlannedStep, in run: PlannedRun, of plan: Plan) -> [ActionKit.Step.Part] {
        guard let ended = steps[step.id], let does = step.step,
            ended.outcome == "done" || ended.reason.map(Messages.tellsDoneBy) ?? false
        else { return [] }
        let tokens = TokenMint(plan: plan.id, run: run.id, step: step.id, target: step.target)
        return does.parts.filter { $0.origin == nil && deeds[tokens.token(deed: $0.number).text] == nil }
    }

    /// Whether the run has failed so that it was taken back.
    func hasTakenItselfBack(_ run: PlannedRun) -> Bool {
        run.steps.contains { step in
            guard let outcome = steps[step.id]?.outcome, ["failed", "timed_out"].contains(outcome) else { return false }
            return step.options.onFailure == .undo || step.calls.contains { $0.onFailure == .undo }
        }
    }
}
