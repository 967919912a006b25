import ActionKit
import DefenderAPI
import Expressions
import Playbooks

/// Tells what a step acts on: the run's device or alerts, or those that the step names.
struct SubjectResolver {
    enum Resolution {
        case found(Target.Subject)
        case failed(reason: String)
        case open(Set<Question>)
    }

    let rule: Rule
    let match: Match
    let facts: Facts
    let activation: RunActivation

    func subject(of step: RuleStep, _ own: PlannedRun.Device?) -> Resolution {
        switch step.action.subject {
        case .inputs: return .found(.inputs)
        case .device:
            if let condition = step.device { return device(condition) }
            guard let own else { preconditionFailure("the checker let a step pass that names no device in a run that has none") }
            return .found(.device(own.id, name: own.name ?? own.id.description))
        case .alerts: return step.alert.map { alerts($0) } ?? .found(.alerts(match.alerts))
        }
    }

    private func device(_ condition: Condition) -> Resolution {
        let evaluation = condition.program.evaluate(activation)
        switch evaluation {
        case .value(let value):
            guard let id = MachineID(value.text) else {
                return .failed(reason: Messages.conditionFailed("device", Messages.notADevice(value.text)))
            }
            guard let known = facts.devices[id] else { return .open([.device(id)]) }
            guard let machine = known else { return .failed(reason: Messages.conditionFailed("device", Messages.deviceNotFound(id))) }
            return .found(.device(id, name: machine.computerDnsName ?? id.description))
        case .failure(let failure): return .failed(reason: Messages.conditionFailed("device", failure.message))
        case .unknown: return .open(evaluation.questions)
        }
    }

    /// The run's, or others, which are looked up.
    private func alerts(_ ids: [AlertID?]) -> Resolution {
        var alerts: [Alert] = []
        var missing: Set<Question> = []
        for id in ids {
            guard let id else { return .failed(reason: Messages.conditionFailed("alert", Messages.noSuchAlert)) }
            if let alert = facts.alerts[id] ?? (facts.answers.alerts[id] ?? nil) {
                alerts.append(alert)
            } else if facts.answers.alerts[id] == nil {
                missing.insert(Question(.alert(id)))
            } else {
                return .failed(reason: Messages.conditionFailed("alert", Lookup.alert(id).absence.reason))
            }
        }
        if !missing.isEmpty { return .open(missing) }
        return alerts.isEmpty ? .failed(reason: Messages.conditionFailed("alert", Messages.noSuchAlert)) : .found(.alerts(alerts))
    }

    private func alerts(_ condition: Condition) -> Resolution {
        let evaluation = condition.program.evaluate(activation)
        switch evaluation {
        case .value(let value):
            let values = if case .list(let items) = value { items } else { [value] }
            return self.alerts(values.map { AlertID($0.text) })
        case .failure(let failure): return .failed(reason: Messages.conditionFailed("alert", failure.message))
        case .unknown: return .open(evaluation.questions)
        }
    }
}
