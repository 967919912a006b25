import Canonical
import Guardrails
import Planning
import Playbooks

/// Decides what becomes of the steps of a run: which may start, which are waited for, and what a failure stops. It holds the
/// outcomes so far and does nothing itself.
struct RunState<Outcome: StepOutcome>: Sendable {
    /// What to do next.
    enum Turn {
        case carryOut(PlannedStep)
        case settle(PlannedStep, Outcome)
        /// Nothing can start before one of these has ended.
        case await([Parked])
    }

    /// A step that the service took and that waits for its device.
    struct Parked: Sendable {
        let step: PlannedStep
        /// What the step is once its device has carried it out.
        let outcome: Outcome
        let actionIDs: [String]
        let since: Timestamp

        /// When the playbook stops waiting; nil if it never does.
        var deadline: Timestamp? { step.options.wait?.timeout.map { since + $0 } }
    }

    private let steps: [ReviewedStep]
    private var outcomes: [String: Outcome] = [:]
    private var groups: [String: StepTally<Outcome>] = [:]
    private var parked: [Parked] = []
    private var stop: String?
    /// Whether the run has to take back what it did.
    private(set) var undoes = false

    init(_ steps: [ReviewedStep]) {
        self.steps = steps
        for reviewed in steps { groups[reviewed.step.group, default: StepTally()].expect(reviewed.step) }
    }

    /// How the steps of the playbook ended so far.
    var results: [String: StepResult] { groups.compactMapValues(\.result) }

    /// What to do next; nil once every step has ended.
    /// - Parameter leaving: why nothing new is sent any more; nil if it may be.
    func next(leaving: String?) -> Turn? {
        for reviewed in steps where !isBegun(reviewed.step) {
            if let leaving { return .settle(reviewed.step, .cancelled(leaving)) }
            if let stop { return .settle(reviewed.step, .skipped(stop)) }
            if isReady(reviewed.step) { return decide(reviewed) }
        }
        guard leaving != nil, let first = parked.first else { return parked.isEmpty ? nil : .await(parked) }
        return .settle(first.step, .pending(Messages.notAwaited))
    }

    /// Notes that the service took a step which waits for its device.
    mutating func park(_ step: PlannedStep, _ outcome: Outcome, at time: Timestamp) {
        parked.append(Parked(step: step, outcome: outcome, actionIDs: outcome.actionIDs, since: time))
    }

    /// Notes how a step ended. After what nobody knows, no new step starts; after a failure the playbook decides.
    mutating func note(_ outcome: Outcome, of step: PlannedStep) {
        parked.removeAll { $0.step.id == step.id }
        outcomes[step.id] = outcome
        groups[step.group, default: StepTally()].note(outcome, of: step)
        if outcome.word == "unknown" { stop = stop ?? Messages.stopped(after: step.id, outcome.word) }
        guard groups[step.group]?.isFailure(outcome, of: step) == true, step.options.onFailure != .continue else { return }
        stop = stop ?? Messages.stopped(after: step.id, outcome.word)
        if step.options.onFailure == .undo { undoes = true }
    }

    /// The reports in the order of the plan.
    /// - Parameter failure: why the run could not be recorded any further; the rest was not begun then.
    func reports(of run: ReviewedRun, stoppedBy failure: ExecutionFailure? = nil) -> [RunReport<Outcome>.Step] {
        run.steps.map { reviewed in
            let outcome = outcomes[reviewed.step.id] ?? .cancelled(failure?.description ?? Messages.cancelled)
            return .init(step: reviewed.step, outcome: outcome)
        }
    }

    // MARK: Order

    private func isBegun(_ step: PlannedStep) -> Bool {
        outcomes[step.id] != nil || parked.contains { $0.step.id == step.id }
    }

    /// A step starts when what it needs has ended, an item when the waves before its own have.
    private func isReady(_ step: PlannedStep) -> Bool {
        step.options.needs.allSatisfy { groups[$0]?.isOver ?? true } && (groups[step.group]?.isReached(step) ?? true)
    }

    private func decide(_ reviewed: ReviewedStep) -> Turn {
        let step = reviewed.step
        if let reason = groups[step.group]?.stoppedWaves(before: step) { return .settle(step, .skipped(reason)) }
        switch reviewed.verdict {
        case .refused(let reason, let rule): return .settle(step, .refused(reason, rule: rule))
        case .skipped(let reason):
            return unmet(step.condition, of: step) ?? .settle(step, step.isAlready ? .already(reason) : .skipped(reason))
        case .already(let reason): return .settle(step, .already(reason))
        case .failed(let reason): return .settle(step, .failed(reason))
        case .cleared: return condition(of: step)
        }
    }

    private func condition(of step: PlannedStep) -> Turn {
        guard case .deferred(let deferral) = step.state else { return .carryOut(step) }
        return unmet(deferral, of: step) ?? .carryOut(step)
    }

    /// What ends a step whose condition does not hold; nil if it does, or if there is none.
    private func unmet(_ condition: Deferral?, of step: PlannedStep) -> Turn? {
        switch condition?.decide(results) {
        case .holds, nil: nil
        case .fails(let reason): .settle(step, .skipped(reason))
        case .failed(let reason): .settle(step, .failed(reason))
        }
    }
}
