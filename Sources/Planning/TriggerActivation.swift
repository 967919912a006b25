import Canonical
import DefenderAPI
import Expressions
import Playbooks

/// The variables of a trigger's `where` for one alert. A class: a structure of this size would be boxed at each evaluation.
final class TriggerActivation: Activation {
    private let alert: EntityObject
    private let facts: Facts
    private let time: Timestamp

    init(_ alert: EntityObject, _ facts: Facts, _ time: Timestamp) {
        self.alert = alert
        self.facts = facts
        self.time = time
    }

    func variable(_ slot: Int) -> Evaluation {
        switch slot {
        case Scope.subject: .value(.object(alert))
        case Scope.device: EntityObject.device(of: alert.record["machineId"].text, facts: facts)
        case Scope.now: .value(.timestamp(time))
        default: .failure(Messages.notCarriedOut(Scope.Root.common[slot - Scope.now].rawValue))
        }
    }
}
