public import Canonical
public import Planning
import Playbooks

/// A plan held against the policy: a value to look at. To act on it takes a clearance, which only this module makes.
public struct Review: Sendable {
    public let plan: Plan
    public let runs: [ReviewedRun]
    public let time: Timestamp

    init(plan: Plan, runs: [ReviewedRun], time: Timestamp) {
        self.plan = plan
        self.runs = runs
        self.time = time
    }

    /// Runs that would change something: enforced, with at least one cleared step.
    public var acting: [ReviewedRun] { runs.filter { $0.run.mode == .enforce && $0.hasClearedSteps } }

    /// Whether a run is carried out at all: enforced, and with something to do, to refuse or to find so already.
    public func isCarriedOut(_ run: ReviewedRun) -> Bool {
        run.run.mode == .enforce && plan.inputs.gap == nil && run.hasWork
    }

    /// The clearance of a run for real effects; nil for a playbook in `mode: observe` and for a plan with a gap.
    public func clearance(of run: ReviewedRun) -> Clearance<Live>? {
        guard run.run.mode == .enforce, plan.inputs.gap == nil else { return nil }
        return Clearance(plan: plan, run: run)
    }

    /// The clearance of a run for the rehearsal.
    public func rehearsal(of run: ReviewedRun) -> Clearance<Dry> { Clearance(plan: plan, run: run) }
}
