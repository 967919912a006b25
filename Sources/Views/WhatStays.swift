import ActionKit
import Execution
package import Planning
import Playbooks

extension PlannedStep {
    /// Whether it changes something that nothing takes back. What was delivered is in force nowhere.
    package var isLasting: Bool {
        guard action.acts, !action.delivers, let step else { return false }
        return !step.does.isEmpty && step.undoes.isEmpty
    }
}

extension RunReport {
    /// Whether the run has taken back what it did, as far as it could (`on_failure: undo`).
    var hasTakenBack: Bool {
        guard !isLeft else { return false }
        return steps.contains { $0.isUndone || ($0.hasFailed && $0.step.takesBack) }
    }

    /// Why a step stands in a run that has taken back what it did: `lasting` where nothing takes it back, `left` where it was not
    /// taken back all the same. nil for steps that do not stand, and in other runs.
    func standing(_ report: Step) -> String? {
        guard hasTakenBack, report.outcome.word == "done", !report.outcome.isAlready, !report.isUndone else { return nil }
        if report.step.isLasting { return "lasting" }
        return report.step.step?.undoes.isEmpty == false ? "left" : nil
    }
}

extension RunReport.Step {
    fileprivate var hasFailed: Bool { ["failed", "timed_out"].contains(outcome.word) }
}

extension PlannedStep {
    /// Whether its failure has the run taken back: by its own word, or by that of a call that it stands in.
    fileprivate var takesBack: Bool { options.onFailure == .undo || calls.contains { $0.onFailure == .undo } }
}
