import Canonical
import DefenderAPI

/// How a machine action ends, and what it leaves behind in the tenant.
struct ActionOutcome {
    let action: Record
    let time: Timestamp

    /// The action as it ended.
    func ended(_ state: inout TenantState) -> Record {
        switch action["type"].text {
        case "LiveResponse": return LiveResponseRun(action: action, end: time, library: state.library).ended
        case "Offboard": offboard(&state)
        case "StopAndQuarantineFile": quarantine(&state)
        default: break
        }
        return action.with(["status": "Succeeded"])
    }

    /// An offboarded device reports no more; the service keeps what it knows of it.
    private func offboard(_ state: inout TenantState) {
        guard let device = state.devices[action["machineId"].text ?? ""] else { return }
        state.put(device: device.with(["healthStatus": "Inactive", "onboardingStatus": "CanBeOnboarded"]))
    }

    /// Evidence of the file on this device counts as prevented from now on.
    private func quarantine(_ state: inout TenantState) {
        guard case .record(let file) = action["relatedFileInfo"], let sha1 = file["fileIdentifier"].text else { return }
        for alert in state.traced(.file(sha1)) where alert["machineId"] == action["machineId"] {
            let evidence = alert.parts("evidence").map { entry in
                entry["sha1"].text == sha1 ? entry.with(["detectionStatus": "Prevented"]) : entry
            }
            state.alerts.put(alert.with(["evidence": .array(evidence.map { $0.json() }), "lastUpdateTime": .time(time)]))
        }
    }
}
