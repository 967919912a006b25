public import Guardrails
import Planning

extension RunReport {
    /// The report of a run in which nothing is left to do. What its steps ask about earlier ones is decided as in any other run,
    /// so that one whose `if` does not hold is not said to be done.
    /// - Precondition: the run has no work (`ReviewedRun.hasWork`).
    public static func idle<M: ExecutionMode>(_ run: ReviewedRun, in mode: M.Type) -> RunReport where M.Outcome == Outcome {
        var state = RunState<Outcome>(run.steps)
        while let turn = state.next(isLeaving: false) {
            switch turn {
            case .settle(let step, let outcome): state.note(outcome, of: step)
            // Nothing but a look-up whose result stands in the plan.
            case .carryOut(let step): state.note(M.finished(actionIDs: [], note: nil), of: step)
            case .ask, .await: preconditionFailure("the run \(run.run.id) has work")
            }
        }
        return RunReport(run: run.run, steps: state.reports(of: run, leaving: Messages.cancelled))
    }
}
