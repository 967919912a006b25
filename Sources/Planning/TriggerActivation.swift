import Canonical
import DefenderAPI
import Expressions
import Playbooks

/// The variables of a trigger's `where` for one alert. A class: a structure of this size would be boxed at each evaluation.
final class TriggerActivation: Activation {
    private let alert: EntityObject
    private let time: Timestamp

    init(_ alert: EntityObject, _ time: Timestamp) {
        self.alert = alert
        self.time = time
    }

    func variable(_ slot: Int) -> Evaluation {
        switch slot {
        case Scope.subject: .value(.object(alert))
        case Scope.device: EntityObject.device(of: alert.record["machineId"].text, alert.known)
        case Scope.now: .value(.timestamp(time))
        default: .failure(Messages.notCarriedOut(Scope.Root.common[slot - Scope.now].rawValue))
        }
    }
}
