public import DefenderAPI
public import Playbooks

/// What the conditions that brought a run about came to, for people.
public struct RunReasons: Sendable {
    private let rule: Rule
    private let common: CommonRoots

    public init(_ rule: Rule, _ values: ProjectValues, _ inputs: PlanInputs) {
        self.rule = rule
        common = CommonRoots(ProjectConstants(values), KnownFacts(inputs.facts), at: inputs.time)
    }

    /// What the properties in `where` came to for an alert; nil if it names none.
    public func matched(_ alert: Alert) -> String? {
        rule.alertTrigger?.condition.values(TriggerActivation(EntityObject(alert.record, common.known), common))
    }

    /// What the properties in the `where` of a trigger `devices` came to; nil if it names none, or for any other trigger.
    public func chosen(_ run: PlannedRun) -> String? {
        guard case .devices(let trigger) = rule.startedBy else { return nil }
        return trigger.condition.values(context(run).activation())
    }

    /// What the properties in `when` came to; nil if it names none.
    public func held(_ run: PlannedRun) -> String? { rule.condition?.values(context(run).activation()) }

    /// What the properties in the `if` of a step came to; nil if it names none, or if only the run can tell.
    public func wanted(_ step: PlannedStep, in run: PlannedRun) -> String? {
        guard step.calls.isEmpty, let step = rule.steps.first(where: { $0.id == step.group }), !step.readsOutcomes else { return nil }
        return step.condition?.values(context(run).activation())
    }

    private func context(_ run: PlannedRun) -> RunContext {
        RunContext(rule: rule, alerts: run.alerts.compactMap { common.facts.alerts[$0] }, about: run.about, common)
    }
}
