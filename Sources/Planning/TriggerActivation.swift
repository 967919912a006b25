import DefenderAPI
import Expressions
import Playbooks

/// The variables of a trigger's `where` for one alert. A class: a structure of this size would be boxed at each evaluation.
final class TriggerActivation: Activation {
    private let alert: EntityObject
    private let common: CommonRoots

    init(_ alert: EntityObject, _ common: CommonRoots) {
        self.alert = alert
        self.common = common
    }

    func variable(_ slot: Int) -> Evaluation {
        switch slot {
        case Scope.subject: .value(.object(alert))
        case Scope.device: EntityObject.device(ofAlert: alert.record["machineId"].text, common.known)
        default: common.value(of: Scope.Root.common[slot - Scope.now])
        }
    }

    func call(_ function: Int, _ arguments: [Value]) -> Evaluation { common.call(function, arguments) }
}
