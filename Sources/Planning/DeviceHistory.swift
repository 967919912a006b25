import ActionKit
import Canonical
import DefenderAPI

/// What a device's action history tells about its state. The machine entity has no isolation state (reliability.md), so
/// this is derived and said to be so.
enum DeviceHistory {
    /// The state before the plan.
    static func state(_ machine: Machine, _ actions: [MachineAction]) -> DeviceState {
        let tags = Dictionary(machine.machineTags.map { ($0, DeviceState.Cause.before) }) { first, _ in first }
        var state = DeviceState(tags: tags, isolation: .none(.before), collection: nil)
        let history = actions.sorted {
            ($0.creationDateTimeUtc ?? .earliest, $0.id) < ($1.creationDateTimeUtc ?? .earliest, $1.id)
        }
        for action in history { apply(action, to: &state) }
        return state
    }

    private static func apply(_ action: MachineAction, to state: inout DeviceState) {
        let cause = DeviceState.Cause.action(
            id: action.id, requestor: action.requestor ?? "", comment: action.requestorComment ?? "")
        switch (action.type, action.status) {
        case ("Isolate", "Succeeded"): state.isolation = .isolated(cause)
        case ("Isolate", "Pending"), ("Isolate", "InProgress"): state.isolation = .isolating(cause)
        case ("Unisolate", "Succeeded"): state.isolation = .none(cause)
        case ("Unisolate", "Pending"), ("Unisolate", "InProgress"): state.isolation = .releasing(cause)
        case ("CollectInvestigationPackage", "Pending"), ("CollectInvestigationPackage", "InProgress"):
            state.collection = cause
        default: break
        }
    }
}
