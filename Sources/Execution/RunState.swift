import Guardrails
import Planning

/// Decides what becomes of the next step of a run. It holds the outcomes so far and does nothing itself.
struct RunState<Outcome: StepOutcome> {
    /// What to do with a step.
    enum Decision {
        case carryOut
        case settle(Outcome)
    }

    private(set) var reports: [RunReport<Outcome>.Step] = []
    private var outcomes: [String: String] = [:]
    private var stop: String?

    /// What to do with the next step.
    /// - Parameter isCancelled: whether nothing new may be sent any more.
    func decide(_ reviewed: ReviewedStep, isCancelled: Bool) -> Decision {
        if isCancelled { return .settle(.cancelled(Messages.cancelled)) }
        if let stop { return .settle(.skipped(stop)) }
        switch reviewed.verdict {
        case .refused(let reason, let rule): return .settle(.refused(reason, rule: rule))
        case .skipped(let reason): return .settle(.skipped(reason))
        case .already(let reason): return .settle(.already(reason))
        case .failed(let reason): return .settle(.failed(reason))
        case .cleared: return condition(of: reviewed.step)
        }
    }

    /// Notes how a step ended. After a failure, and after what nobody knows, no new step starts.
    mutating func note(_ outcome: Outcome, of step: PlannedStep) {
        reports.append(.init(step: step, outcome: outcome))
        outcomes[step.id] = outcome.wordForConditions
        if ["failed", "timed_out", "unknown"].contains(outcome.word) {
            stop = stop ?? Messages.stopped(after: step.id, outcome.word)
        }
    }

    /// The reports of a run that could not be recorded any further: what is known, and that the rest was not begun.
    func reports(of run: ReviewedRun, stoppedBy failure: ExecutionFailure) -> [RunReport<Outcome>.Step] {
        reports
            + run.steps.dropFirst(reports.count).map { .init(step: $0.step, outcome: .cancelled(failure.description)) }
    }

    private func condition(of step: PlannedStep) -> Decision {
        guard case .deferred(let condition) = step.state else { return .carryOut }
        switch condition.decide(outcomes) {
        case .holds: return .carryOut
        case .fails(let reason): return .settle(.skipped(reason))
        case .failed(let reason): return .settle(.failed(reason))
        }
    }
}
