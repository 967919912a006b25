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
        for call in step.calls { calls[call.group, default: CallTally()].expect(step, in: call) }
    }

    mutating func note(_ outcome: Outcome, of step: PlannedStep, found: [String: FieldValue]) {
        steps[step.group, default: StepTally()].note(outcome, of: step, found: found)
        for call in step.calls { calls[call.group, default: CallTally()].note(outcome, of: step, in: call) }
    }

    /// Notes that what a step did was taken back.
    mutating func noteUndone(_ step: PlannedStep) {
        steps[step.group]?.noteUndone(step)
        for call in step.calls { calls[call.group]?.noteUndone(step, in: call) }
    }

    /// Notes what a step has turned out to be that only the run could tell.
    mutating func replace(_ step: PlannedStep, by others: [PlannedStep]) {
        steps[step.group] = nil
        for call in step.calls { calls[call.group]?.forget(step) }
        for other in others { expect(other) }
    }

    /// Whether the waves before those that a step stands in have ended.
    func isReached(_ step: PlannedStep) -> Bool {
        step.calls.allSatisfy { calls[$0.group]?.isReached($0) ?? true } && steps[step.group]?.isReached(step) ?? true
    }

    /// Why a wave that a step stands in does not start; nil if all do.
    func stoppedWaves(before step: PlannedStep) -> String? {
        step.calls.lazy.compactMap { calls[$0.group]?.stoppedWaves(before: $0) }.first ?? steps[step.group]?.stoppedWaves(before: step)
    }

    /// Whether too many items of a call have failed.
    func isFailure(_ call: PlannedCall) -> Bool { calls[call.group]?.isFailure(call) ?? false }

    /// Whether a step that another one needs is over.
    func isOver(_ id: String) -> Bool { calls[id]?.isOver ?? steps[id]?.isOver ?? true }

    /// How those that are over ended.
    var results: [String: StepResult] {
        steps.compactMapValues(\.result).merging(calls.compactMapValues(\.result)) { $1 }
    }
}
