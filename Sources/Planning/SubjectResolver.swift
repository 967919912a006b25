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

    private func alerts(_ condition: Condition) -> Resolution {
        let evaluation = condition.program.evaluate(activation)
        switch evaluation {
        case .value(let value):
            let values = if case .list(let items) = value { items } else { [value] }
            let alerts = values.compactMap { AlertID($0.text).flatMap { facts.alerts[$0] } }
            guard alerts.count == values.count, !alerts.isEmpty else {
                return .failed(reason: Messages.conditionFailed("alert", Messages.noSuchAlert))
            }
            return .found(.alerts(alerts))
        case .failure(let failure): return .failed(reason: Messages.conditionFailed("alert", failure.message))
        case .unknown: return .open(evaluation.questions)
        }
    }
}
