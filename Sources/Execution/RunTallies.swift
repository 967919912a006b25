import DefenderAPI
import Planning

/// How the steps of a run's playbook are doing, and those of the playbooks that it calls.
struct RunTallies<Outcome: StepOutcome>: Sendable {
    /// By the id of the step in the run.
    private(set) var steps: [String: StepTally<Outcome>] = [:]
    private var calls: [String: CallTally<Outcome>] = [:]

    init(_ steps: some Sequence<PlannedStep>) { for step in steps { expect(step) } }

    private mutating func expect(_ step: PlannedStep) {
        steps[step.group, default: StepTally()].expect(step)
        for call in step.calls { calls[call.group, default: CallTally()].expect(step) }
    }

    mutating func note(_ outcome: Outcome, of step: PlannedStep, found: [String: FieldValue]) {
        steps[step.group, default: StepTally()].note(outcome, of: step, found: found)
        for call in step.calls { calls[call.group, default: CallTally()].note(outcome, of: step, in: call) }
    }

    /// Notes what a step has turned out to be that only the run could tell.
    mutating func replace(_ step: PlannedStep, by others: [PlannedStep]) {
        steps[step.group] = nil
        for call in step.calls { calls[call.group]?.forget(step) }
        for other in others { expect(other) }
    }

    /// Whether a step that another one needs is over.
    func isOver(_ id: String) -> Bool { calls[id]?.isOver ?? steps[id]?.isOver ?? true }

    /// How those that are over ended.
    var results: [String: StepResult] {
        steps.compactMapValues(\.result).merging(calls.compactMapValues(\.result)) { $1 }
    }
}
