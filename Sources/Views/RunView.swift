import ActionKit
import Canonical
import DefenderAPI
import Execution
import Guardrails
import Planning
import Playbooks

/// One run as JSON: the plan's own keys, with verdicts or outcomes.
enum RunView {
    static func json(_ reviewed: ReviewedRun, _ plan: Plan, _ graph: RuleGraph) -> JSONValue {
        var run = head(reviewed.run, plan)
        run["why"] = why(reviewed.run, plan, graph)
        run["steps"] = .array(reviewed.steps.map(step))
        return .object(run)
    }

    static func json(_ report: RunReport<some StepOutcome>, _ plan: Plan) -> JSONValue {
        var run = head(report.run, plan)
        run["steps"] = .array(report.steps.map { step($0.step, $0.outcome, isUndone: $0.isUndone) })
        return .object(run)
    }

    private static func head(_ planned: PlannedRun, _ plan: Plan) -> JSONObject {
        guard case .object(let run) = planned.json else { preconditionFailure("a run is an object") }
        return run
    }

    /// The trigger's condition and the alerts that it matched.
    private static func why(_ run: PlannedRun, _ plan: Plan, _ graph: RuleGraph) -> JSONValue {
        let rule = graph.rules.first { $0.name == run.playbook }
        return [
            "where": rule.map { .string($0.trigger.source.text) } ?? .null,
            "when": rule?.condition.map { .string($0.source.text) } ?? .null,
            "alerts": .array(run.alerts.compactMap { plan.inputs.facts.alerts[$0] }.map(alert)),
        ]
    }

    private static func alert(_ alert: Alert) -> JSONValue {
        func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
        return [
            "id": .string(alert.id), "title": text(alert.title), "severity": text(alert.severity),
            "category": text(alert.category), "status": text(alert.status),
            "time": text(alert.alertCreationTime?.description),
        ]
    }

    private static func step(_ reviewed: ReviewedStep) -> JSONValue {
        var step = object(reviewed.step)
        step["verdict"] = .string(reviewed.verdict.word)
        if let reason = reviewed.verdict.reason { step["reason"] = .string(reason) }
        step["rule"] = reviewed.verdict.rule.map { .string($0) } ?? .null
        return .object(step)
    }

    private static func step(_ planned: PlannedStep, _ outcome: some StepOutcome, isUndone: Bool) -> JSONValue {
        var step = object(planned)
        step["outcome"] = .string(outcome.word)
        step["reason"] = outcome.reason.map { .string($0) } ?? .null
        step["rule"] = outcome.rule.map { .string($0) } ?? .null
        step["actionId"] = outcome.actionIDs.first.map { .string($0) } ?? .null
        step["already"] = .bool(outcome.isAlready)
        step["undone"] = .bool(isUndone)
        step["error"] = outcome.word == "failed" ? outcome.reason.map { .string($0) } ?? .null : .null
        return .object(step)
    }

    private static func object(_ planned: PlannedStep) -> JSONObject {
        guard case .object(let step) = planned.json else { preconditionFailure("a step is an object") }
        return step
    }
}
