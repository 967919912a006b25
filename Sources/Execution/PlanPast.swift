import ActionKit
public import Canonical
public import Planning

/// What is known of the runs of a plan that another process began.
public struct PlanPast: Sendable {
    /// By run id; a run that was never begun is not in it.
    public let runs: [String: RunPast]

    public init(runs: [String: RunPast]) { self.runs = runs }

    /// Of a plan that begins.
    public static let none = PlanPast(runs: [:])

    /// Until when steps of it wait at most; nil where none does.
    public var waitsUntil: Timestamp? { runs.values.compactMap(\.waitsUntil).max() }

    /// Whether a run has ended.
    public func isOver(_ run: PlannedRun) -> Bool { runs[run.id]?.isOver ?? false }

    /// The steps of a run that have ended.
    public func settled(in run: PlannedRun) -> Set<String> { Set((runs[run.id]?.steps ?? [:]).keys) }

    /// The plan with what its runs have told of steps that only they could tell.
    public func expanding(_ plan: Plan) throws(Expanded.Fault) -> Plan {
        var expanded: [PlannedRun] = []
        for run in plan.runs { expanded.append(try expanding(run, of: plan)) }
        return plan.with(expanded)
    }

    private func expanding(_ run: PlannedRun, of plan: Plan) throws(Expanded.Fault) -> PlannedRun {
        guard let past = runs[run.id], !past.found.isEmpty else { return run }
        var run = run
        while let step = run.steps.first(where: { $0.expansion != nil && past.found[$0.id] != nil }), let kept = past.found[step.id] {
            run = run.expanded(try Expanded(step, after: RunMemory(run, plan: plan.id, past).results, kept: kept))
        }
        return run
    }

    /// How the steps of a run ended that are over, by their ids in it.
    public func results(of run: PlannedRun, of plan: Plan) -> [String: StepResult] {
        runs[run.id].map { RunMemory(run, plan: plan.id, $0).results } ?? [:]
    }

    /// What the plan has put in force, or may have.
    /// - Parameter time: only what it has begun since.
    public func effects(of plan: Plan, since time: Timestamp = .earliest) -> [OwnEffect] {
        plan.runs.flatMap { run -> [OwnEffect] in
            guard let past = runs[run.id] else { return [] }
            return RunMemory(run, plan: plan.id, past).recalled.filter { $0.mayHold && $0.deed.begun >= time }.flatMap { recalled in
                recalled.part.deed.effects.map { OwnEffect($0, on: recalled.device, token: recalled.token) }
            }
        }
    }
}
