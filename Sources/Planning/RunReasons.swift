public import DefenderAPI
public import Playbooks

/// What the conditions that brought a run about came to, for people.
public struct RunReasons: Sendable {
    private let rule: Rule
    private let inputs: PlanInputs

    public init(_ rule: Rule, _ inputs: PlanInputs) {
        self.rule = rule
        self.inputs = inputs
    }

    /// What the properties in `where` came to for an alert; nil if it names none.
    public func matched(_ alert: Alert) -> String? {
        rule.trigger.values(TriggerActivation(EntityObject(alert.record, facts: inputs.facts), inputs.time))
    }

    /// What the properties in `when` came to; nil if it names none.
    public func held(_ run: PlannedRun) -> String? { rule.condition?.values(context(run).activation()) }

    /// What the properties in the `if` of a step came to; nil if it names none, or if only the run can tell.
    public func wanted(_ step: PlannedStep, in run: PlannedRun) -> String? {
        guard let step = rule.steps.first(where: { $0.id == step.group }), !step.readsOutcomes else { return nil }
        return step.condition?.values(context(run).activation())
    }

    private func context(_ run: PlannedRun) -> RunContext {
        RunContext(
            rule: rule, alerts: run.alerts.compactMap { inputs.facts.alerts[$0] }, facts: inputs.facts, time: inputs.time)
    }
}
