public import Canonical
public import Planning

/// Leave to carry out one run. It can be made in this module only, and carrying the run out spends it.
public struct Clearance<M: Mode>: ~Copyable, Sendable {
    /// The id of the plan (the digest of its inputs).
    public let plan: Digest
    /// The digest of the plan file.
    public let file: Digest
    public let run: ReviewedRun

    init(plan: Plan, run: ReviewedRun) {
        self.plan = plan.id
        file = plan.digest
        self.run = run
    }
}

extension Clearance where M == Live {
    /// Leave to take back what a run of a plan did. Nothing else of it can be carried out by this: every step has ended.
    /// - Parameter stop: what stands still; the kill switch alone holds it back (language.md, "Policy").
    /// - Returns: nil while everything is halted.
    public static func takingBack(_ run: PlannedRun, of plan: Plan, _ stop: Stop?) -> Clearance<Live>? {
        guard stop?.kind != .halt else { return nil }
        let steps = run.steps.map { ReviewedStep(step: $0, verdict: .skipped(reason: Messages.hasEnded)) }
        return Clearance(plan: plan, run: ReviewedRun(run: run, steps: steps))
    }
}
