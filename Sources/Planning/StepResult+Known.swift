import ActionKit
import DefenderAPI
import Playbooks

extension StepResult {
    /// How a step ends whose result stands in the plan; nil while something has to be looked up for it.
    init?(known planned: [PlannedStep], of step: RuleStep) {
        let words = planned.compactMap(\.knownOutcome)
        guard words.count == planned.count, let worst = ["failed", "done", "skipped"].first(where: words.contains) else { return nil }
        guard step.repetition != nil else {
            self.init(outcome: worst, outputs: planned[0].outputs)
            return
        }
        let items = planned.compactMap { planned -> Item? in
            guard let item = planned.item, let outcome = planned.knownOutcome else { return nil }
            return Item(item, outcome: outcome, outputs: planned.outputs)
        }
        self.init(outcome: worst, items: items)
    }
}

extension PlannedStep {
    fileprivate var knownOutcome: String? {
        switch state {
        case .known: "done"
        case .failed: "failed"
        case .skipped: "skipped"
        case .ready, .standby, .deferred: nil
        }
    }

    /// The step of a run of which nothing is begun, because an `assert` does not hold.
    /// - Parameter assertion: the id of the `assert` in the run.
    func withheld(by assertion: String) -> PlannedStep {
        guard group != assertion, isPlanned else { return self }
        var step = self
        step.state = .skipped(reason: Messages.assertFailed(assertion), isInForce: false)
        return step
    }
}
