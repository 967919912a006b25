import ActionKit
import DefenderAPI
public import Playbooks

/// The difference between the world that a plan was made on and the world now.
public struct Drift: Sendable {
    /// What has become of a planned step.
    public enum Verdict: Hashable, Sendable {
        /// Whatever has changed, the step's conditions, inputs and preconditions come out the same.
        case holds
        /// The wanted state is there already, and the action counts that as done.
        case already(String)
        /// A result that the step depends on has changed.
        case drifted(String)
    }

    /// By run id and step id. Steps that the plan skips are not in it.
    public private(set) var verdicts: [String: [String: Verdict]]
    /// Steps that wait, as the new facts have them: by run id and step id.
    public let pauses: [String: [String: PlannedStep]]
    /// Differences in what was read, whether they matter or not.
    public let differences: [String]
    /// Contradictions in what never changes: the plan's facts were not read from this service.
    public let forged: [String]

    /// Compares by computing the plan again on the new facts, at the plan's own time and with its own tokens.
    /// - Parameters:
    ///   - facts: without what the plan itself has done.
    ///   - world: with that, for what steps wait for; nil where the plan has done nothing.
    public static func compare(_ plan: Plan, with facts: Facts, in world: Facts? = nil, _ graph: RuleGraph) -> Drift {
        let fresh = plan.draft(on: facts, graph).runs
        let runs = Dictionary(fresh.map { ($0.id, $0) }) { first, _ in first }
        var verdicts: [String: [String: Verdict]] = [:]
        for run in plan.runs {
            verdicts[run.id] = Self.verdicts(of: run, runs[run.id])
        }
        let comparison = FactComparison(before: plan.inputs.facts, after: facts)
        return Drift(
            verdicts: verdicts, pauses: pauses(of: plan, in: world ?? facts), differences: comparison.differences, forged: comparison.forged
        )
    }

    private static func pauses(of plan: Plan, in world: Facts) -> [String: [String: PlannedStep]] {
        let runs = plan.runs.map { run in
            (run.id, run.steps.filter { $0.action is PauseStep.Type }.map { ($0.id, $0.rereading(world)) })
        }
        return Dictionary(runs.map { ($0, Dictionary($1) { first, _ in first }) }) { first, _ in first }
    }

    /// Adds how what a step has turned out to be stands by now.
    /// - Parameter facts: read now, without what the run has done since the step was reached.
    public mutating func add(_ expanded: Expanded, of run: PlannedRun, on facts: Facts) {
        let fresh = Dictionary(expanded.steps(on: facts).map { ($0.id, $0) }) { first, _ in first }
        for step in expanded.steps where step.isPlanned {
            for id in run.idsStanding(for: step, in: expanded) where verdicts[run.id]?[id] == .holds {
                verdicts[run.id, default: [:]][id] = Self.verdict(step, fresh[step.id])
            }
        }
    }

    /// Lets every step of a run drift, for a reason that the facts do not show.
    public mutating func note(_ run: PlannedRun, _ reason: String) {
        for step in run.steps where step.isPlanned { verdicts[run.id, default: [:]][step.id] = .drifted(reason) }
    }

    private static func verdicts(of run: PlannedRun, _ fresh: PlannedRun?) -> [String: Verdict] {
        var verdicts: [String: Verdict] = [:]
        let now = Dictionary((fresh?.steps ?? []).map { ($0.id, $0) }) { first, _ in first }
        let origins = Dictionary(run.expanded.flatMap { expanded in expanded.steps.map { ($0.id, expanded) } }) { first, _ in first }
        for step in run.steps where step.isPlanned {
            if var origin = origins[step.id] {
                // What was told in its turn by a step that was told rests on the first of them; that may be told as itself.
                while let outer = origins[origin.step], outer.step != origin.step { origin = outer }
                verdicts[step.id] = verdict(origin, now[origin.step], run, fresh)
            } else {
                verdicts[step.id] = verdict(step, now[step.id], run, fresh)
            }
        }
        return verdicts
    }

    /// How the step stands from which others have come: what these rest on themselves is added by `add`.
    private static func verdict(_ origin: Expanded, _ now: PlannedStep?, _ run: PlannedRun, _ fresh: PlannedRun?) -> Verdict {
        guard let fresh else { return .drifted(Messages.noLongerMatches(run.playbook)) }
        if let reason = fresh.skipped { return .drifted(Messages.nowSkipped(reason)) }
        guard case .deferred(let deferral)? = now?.state else {
            return .drifted(Messages.nowSkipped(now?.reason ?? Messages.earlierStepFailed))
        }
        return deferral.known.mapValues(\.json) == origin.known ? .holds : .drifted(Messages.answersDiffer)
    }

    private static func verdict(
        _ step: PlannedStep, _ now: PlannedStep?, _ run: PlannedRun, _ fresh: PlannedRun?
    ) -> Verdict {
        guard let fresh else { return .drifted(Messages.noLongerMatches(run.playbook)) }
        if let reason = fresh.skipped { return .drifted(Messages.nowSkipped(reason)) }
        guard let now else {
            let others = fresh.steps.filter { $0.group == step.group }
            if step.item != nil, others.contains(where: { $0.item != nil }) { return .drifted(Messages.itemGone) }
            return .drifted(Messages.nowSkipped(others.first?.reason ?? Messages.earlierStepFailed))
        }
        return verdict(step, now)
    }

    private static func verdict(_ step: PlannedStep, _ now: PlannedStep?) -> Verdict {
        guard let now else { return .drifted(Messages.itemGone) }
        switch now.state {
        case .skipped(let reason, isInForce: true):
            return step.options.continuesIfAlready ? .already(reason) : .drifted(Messages.nowSkipped(reason))
        case .skipped(let reason, isInForce: false), .failed(let reason): return .drifted(Messages.nowSkipped(reason))
        case .known: return .holds
        case .ready, .standby, .deferred:
            // What only the run can tell is told by what the plan knows, too.
            if case .deferred(let planned) = step.state, case .deferred(let fresh) = now.state,
                planned.known.mapValues(\.json) != fresh.known.mapValues(\.json)
            {
                return .drifted(Messages.answersDiffer)
            }
            // What nobody was to be asked about, and now is, was reviewed as something else.
            return step.approval == nil && now.approval != nil ? .drifted(Messages.asksNow) : requests(step, now)
        }
    }

    /// Fewer requests of an action that counts a wanted state as done are no drift: what was reviewed is sent, and the
    /// part of it that is there already changes nothing. Any other difference is.
    private static func requests(_ step: PlannedStep, _ now: PlannedStep) -> Verdict {
        let planned = step.step?.does ?? []
        let fresh = now.step?.does ?? []
        let isPart = step.mayDoLess && fresh.allSatisfy(planned.contains)
        if planned == fresh || isPart { return .holds }
        return .drifted(Messages.requestsDiffer)
    }
}

extension PlannedRun {
    /// The steps of the run that stand where a step stood: itself, or what it has turned out to be.
    fileprivate func idsStanding(for step: PlannedStep, in outer: Expanded) -> [String] {
        guard step.id != outer.step, let inner = expanded.first(where: { $0.step == step.id }) else { return [step.id] }
        return inner.steps.flatMap { idsStanding(for: $0, in: inner) }
    }
}

extension PlannedStep {
    /// The step on facts that were read later, where it hangs on what only the run can tell.
    fileprivate func rereading(_ facts: Facts) -> PlannedStep {
        guard case .deferred(let deferral) = state else { return self }
        var step = self
        step.state = .deferred(deferral.rereading(facts))
        return step
    }

    /// Whether the plan means to carry the step out.
    public var isPlanned: Bool {
        switch state {
        case .ready, .known, .standby, .deferred: true
        case .skipped, .failed: false
        }
    }
}

extension Plan {
    /// What planning it on other facts would ask for beside them.
    public func questions(on facts: Facts, _ graph: RuleGraph) -> Set<Question> { draft(on: facts, graph).questions }

    fileprivate func draft(on facts: Facts, _ graph: RuleGraph) -> Planner.Draft {
        var inputs = inputs
        inputs.facts = facts
        return Planner(graph, inputs).draft(id: id)
    }
}
