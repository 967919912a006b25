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

    /// Runs that would change something: enforced, with at least one step that may be carried out.
    public var acting: [ReviewedRun] { runs.filter { $0.run.mode == .enforce && $0.hasOpenSteps } }

    /// How many steps are carried out if all goes as planned, and people agree where they are asked.
    public var stepsToDo: Int {
        acting.flatMap(\.steps).count { $0.isOpen && !$0.step.isStandby }
    }

    /// Whether another review of the same plan says the same to every step: what was shown still holds.
    public func says(theSameAs other: Review) -> Bool {
        plan.digest == other.plan.digest && runs.map { $0.steps.map(\.verdict) } == other.runs.map { $0.steps.map(\.verdict) }
    }

    /// Whether a run is carried out at all: enforced, and with something to do, to refuse or to find so already.
    public func isCarriedOut(_ run: ReviewedRun) -> Bool {
        run.run.mode == .enforce && plan.inputs.gap == nil && run.hasWork
    }

    /// The clearance of a run for real effects; nil for a playbook in `mode: observe` and for a plan with a gap.
    public func clearance(of run: ReviewedRun) -> Clearance<Live>? {
        guard run.run.mode == .enforce, plan.inputs.gap == nil else { return nil }
        return Clearance(plan: plan, run: run)
    }

    /// The clearance of a run for the rehearsal, which goes on as if everybody who is asked agreed.
    public func rehearsal(of run: ReviewedRun) -> Clearance<Dry> {
        let steps = run.steps.map { ReviewedStep(step: $0.step, verdict: $0.verdict.isOpen ? .cleared : $0.verdict) }
        return Clearance(plan: plan, run: ReviewedRun(run: run.run, steps: steps))
    }
}
