public import Canonical
import DefenderAPI
import Expressions
public import Playbooks

/// What `undo_after.when` says once the time of a lease is over.
public enum LeaseCondition: Hashable, Sendable {
    case holds
    case fails(reason: String)
    /// What can't be told lets nothing happen by itself.
    case failed(reason: String)
    /// It cannot be told before these are answered.
    case open(Set<Question>)

    /// Judges the condition of a step on facts of now; without one it holds.
    /// - Parameters:
    ///   - results: how the steps of the run ended that are over, by their ids in it.
    ///   - facts: with the run's alerts.
    public static func judge(
        _ step: PlannedStep, of run: PlannedRun, after results: [String: StepResult], _ graph: RuleGraph, _ facts: Facts,
        at time: Timestamp
    ) -> Self {
        // A step of a called playbook speaks of what that was given.
        guard let rule = graph.rules.first(where: { $0.name == step.calledPlaybook ?? run.playbook }),
            let source = rule.steps.first(where: { $0.id == step.ownID }), let condition = source.undoCondition
        else { return .holds }
        let about = step.calls.last.map { RunAbout(device: .none, root: $0.inputs.map { .inputs($0) }) } ?? run.about
        let alerts = run.alerts.compactMap { facts.alerts[$0] }
        guard alerts.count == run.alerts.count else { return .failed(reason: Messages.alertGone) }
        let known = KnownFacts(facts)
        let context = RunContext(
            rule: rule, alerts: step.calls.isEmpty ? alerts : [], about: about,
            CommonRoots(ProjectConstants(graph.values), known, at: time))
        let earlier = results.below(step.calls.last?.prefix ?? "")
        let steps = StepsObject(rule.earlier(than: source), results: earlier, known, isReadAnew: true)
        guard let item = step.item else { return judge(condition, context.activation(steps: steps)) }
        let value = item.value.asOfNow(known)
        guard case .value(let now) = value else { return outcome(value, condition) }
        return judge(condition, context.activation(steps: steps, item: now))
    }

    private static func judge(_ condition: Condition, _ activation: RunActivation) -> Self {
        outcome(condition.program.evaluate(activation), condition)
    }

    private static func outcome(_ evaluation: Evaluation, _ condition: Condition) -> Self {
        switch evaluation {
        case .value(.bool(true)): return .holds
        case .value: return .fails(reason: Messages.conditionFalse("undo_after.when", condition))
        case .failure(let failure): return .failed(reason: Messages.conditionFailed("undo_after.when", failure.message))
        case .unknown: return .open(evaluation.questions)
        }
    }
}
