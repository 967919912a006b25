import ActionKit
import Canonical
import DefenderAPI
import Diagnostics
import Execution
import Guardrails
import Planning
import Playbooks

/// One run as JSON: the plan's own keys, with verdicts or outcomes.
enum RunView {
    static func json(_ reviewed: ReviewedRun, _ plan: Plan, _ rules: [String: Rule], _ values: ProjectValues) -> JSONValue {
        let rule = rules[reviewed.run.playbook]
        var run = head(reviewed.run, plan)
        let reasons = rule.map { RunReasons($0, values, plan.inputs) }
        run["why"] = why(reviewed.run, plan, rule, reasons)
        if let inputs = CallInputs.json(reviewed.run, plan, rule) { run["inputs"] = inputs }
        let joint = reviewed.jointRequests
        run["steps"] = .array(
            reviewed.steps.map { step in
                let name = step.step.device.flatMap { plan.inputs.facts.devices[$0] ?? nil }?.computerDnsName
                let wanted = reasons?.wanted(step.step, in: reviewed.run)
                return self.step(
                    step, joint,
                    StepFacts(
                        planned: step.step, rule: step.step.calledPlaybook.map { rules[$0] } ?? rule, wanted: wanted, deviceName: name))
            })
        return .object(run)
    }

    static func json(_ report: RunReport<some StepOutcome>, _ plan: Plan) -> JSONValue {
        var run = head(report.run, plan)
        run["steps"] = .array(report.steps.map { step($0, report.standing($0), report.jointRequests) })
        return .object(run)
    }

    private static func head(_ planned: PlannedRun, _ plan: Plan) -> JSONObject {
        guard case .object(let run) = planned.json else { preconditionFailure("a run is an object") }
        return run
    }

    /// What the playbook is for, its conditions, the alerts that it matched, and what the conditions came to.
    private static func why(_ run: PlannedRun, _ plan: Plan, _ rule: Rule?, _ reasons: RunReasons?) -> JSONValue {
        [
            "summary": text(rule?.summary), "trigger": text(rule?.startedBy.kind), "at": text(rule?.range.description),
            "where": text(rule.flatMap(RuleQuery.condition)?.source.text), "when": text(rule?.condition?.source.text),
            "values": text(reasons?.held(run)), "chosen": text(reasons?.chosen(run)),
            "alerts": .array(run.alerts.compactMap { plan.inputs.facts.alerts[$0] }.map { alert($0, reasons) }),
        ]
    }

    private static func alert(_ alert: Alert, _ reasons: RunReasons?) -> JSONValue {
        [
            "id": .string(alert.id), "title": text(alert.title), "severity": text(alert.severity),
            "category": text(alert.category), "status": text(alert.status),
            "time": text(alert.alertCreationTime?.description), "values": text(reasons?.matched(alert)),
        ]
    }

    private static func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

    private static func step(_ reviewed: ReviewedStep, _ joint: JointRequests, _ facts: StepFacts) -> JSONValue {
        var step = object(reviewed.step, joint)
        facts.add(to: &step)
        step["verdict"] = .string(reviewed.verdict.word)
        if let reason = reviewed.verdict.reason { step["reason"] = .string(reason) }
        step["rule"] = reviewed.verdict.rule.map { .string($0) } ?? .null
        return .object(step)
    }

    private static func step<Outcome: StepOutcome>(
        _ report: RunReport<Outcome>.Step, _ standing: String?, _ joint: JointRequests
    ) -> JSONValue {
        var step = object(report.step, joint)
        let outcome = report.outcome
        step["outcome"] = .string(outcome.word)
        step["reason"] = outcome.reason.map { .string($0) } ?? .null
        step["rule"] = outcome.rule.map { .string($0) } ?? .null
        step["actionId"] = outcome.actionIDs.first.map { .string($0) } ?? .null
        step["already"] = .bool(outcome.isAlready)
        step["undone"] = .bool(report.isUndone)
        if let standing { step["stays"] = .string(standing) }
        step["error"] = outcome.word == "failed" ? outcome.reason.map { .string($0) } ?? .null : .null
        return .object(step)
    }

    private static func object(_ planned: PlannedStep, _ joint: JointRequests) -> JSONObject {
        guard case .object(var step) = planned.json else { preconditionFailure("a step is an object") }
        let requests = joint.requests(of: planned)
        step["requests"] = .array(requests.own.map(\.json))
        if !requests.others.isEmpty { step["requestsOf"] = .array(requests.others.map { .string($0) }) }
        return step
    }
}
