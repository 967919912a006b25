import ActionKit
import Canonical
import DefenderAPI

/// What a device's action history tells about its state. The machine entity has no isolation state (reliability.md), so
/// this is derived and said to be so.
enum DeviceHistory {
    /// The state before the plan.
    static func state(_ machine: Machine, _ actions: [MachineAction]) -> DeviceState {
        var state = DeviceState()
        for tag in machine.machineTags { state[.tag(tag)] = .init(isOn: true, by: .before) }
        if let value = machine.deviceValue { state[.deviceValue] = .init(.text(value), by: .before) }
        for action in actions.sorted(by: { place($0) < place($1) }) { apply(action, to: &state) }
        for (aspect, one, other) in contraries
        where [one, other].allSatisfy({ type in actions.contains { $0.type == type && $0.isUnderWay } }) {
            state[aspect] = .init(.undecided, isUnderWay: true, by: state[aspect].cause)
        }
        return state
    }

    private static let contraries: [(DeviceState.Aspect, String, String)] = [
        (.isolation, "Isolate", "Unisolate"), (.appRestriction, "RestrictCodeExecution", "UnrestrictCodeExecution"),
    ]

    /// What has ended counts in the order in which it ended, for an isolation can end after a release that was asked for later; what
    /// is under way comes after that.
    private static func place(_ action: MachineAction) -> (Int, Timestamp, String) {
        let created = action.creationDateTimeUtc ?? .earliest
        return action.isUnderWay ? (1, created, action.id) : (0, max(created, action.lastUpdateDateTimeUtc ?? created), action.id)
    }

    /// What is so only as long as the action is under way.
    private static func passing(_ action: MachineAction) -> DeviceState.Aspect? {
        switch action.type {
        case "CollectInvestigationPackage": .collection
        case "RunAntiVirusScan": .scan
        case "LiveResponse": .session
        case "StopAndQuarantineFile": action.relatedFileInfo?.fileIdentifier.map { .quarantine(sha1: $0.lowercased()) }
        default: nil
        }
    }

    private static func apply(_ action: MachineAction, to state: inout DeviceState) {
        let cause = DeviceState.Cause.action(
            id: action.id, requestor: action.requestor ?? "", comment: action.requestorComment ?? "")
        let isUnderWay = action.isUnderWay
        guard isUnderWay || action.status == "Succeeded" else { return }
        switch action.type {
        case "Isolate":
            state[.isolation] = .init(isOn: true, isUnderWay: isUnderWay, by: cause)
            state.isolationScope = action.scope
        case "Unisolate":
            state[.isolation] = .init(isOn: false, isUnderWay: isUnderWay, by: cause)
            state.isolationScope = nil
        case "RestrictCodeExecution": state[.appRestriction] = .init(isOn: true, isUnderWay: isUnderWay, by: cause)
        case "UnrestrictCodeExecution": state[.appRestriction] = .init(isOn: false, isUnderWay: isUnderWay, by: cause)
        case "Offboard": state[.offboarding] = .init(isOn: true, isUnderWay: isUnderWay, by: cause)
        default: if isUnderWay, let aspect = passing(action) { state[aspect] = .init(isOn: true, isUnderWay: true, by: cause) }
        }
    }
}
