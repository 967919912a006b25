public import Execution
public import Guardrails
import Planning
import Playbooks

extension RunReport {
    /// The report of a run that got no clearance or has nothing to do: every step with the verdict that kept it back.
    public static func notCarriedOut<M: ExecutionMode>(_ run: ReviewedRun, in mode: M.Type) -> RunReport where M.Outcome == Outcome {
        guard run.hasWork else { return .idle(run, in: mode) }
        return RunReport(run: run.run, steps: run.steps.map { .init(step: $0.step, outcome: outcome(of: $0, in: run)) })
    }

    /// The report of a run that was not begun, because the command was stopped before it.
    static func left(_ run: ReviewedRun) -> RunReport {
        RunReport(
            run: run.run,
            steps: run.steps.map { step in
                step.verdict.isOpen
                    ? .init(step: step.step, outcome: .pending(Messages.stopped))
                    : .init(step: step.step, outcome: outcome(of: step, in: run))
            }, isLeft: true)
    }

    private static func outcome(of step: ReviewedStep, in run: ReviewedRun) -> Outcome {
        switch step.verdict {
        case .cleared, .waiting: .skipped(run.run.mode == .observe ? Messages.observed : Messages.gap)
        case .denied(let reason, _): .denied(reason)
        case .expired(let reason, _): .expired(reason)
        case .refused(let reason, let rule): .refused(reason, rule: rule)
        case .skipped(let reason): step.step.isAlready ? .already(reason) : .skipped(reason)
        case .already(let reason): .already(reason)
        case .failed(let reason): .failed(reason)
        }
    }
}
