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

    /// What the plan has put in force, or may have.
    public func effects(of plan: Plan) -> [OwnEffect] {
        plan.runs.flatMap { run -> [OwnEffect] in
            guard let past = runs[run.id] else { return [] }
            return RunMemory(run, plan: plan.id, past).recalled.filter { $0.mayHold }.flatMap { recalled in
                recalled.part.deed.effects.map { OwnEffect($0, on: recalled.step.device, token: recalled.token) }
            }
        }
    }
}
