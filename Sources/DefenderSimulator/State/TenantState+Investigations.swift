import Canonical
import DefenderAPI

extension TenantState {
    /// What an alert's investigation is known by.
    static func investigation(of alert: Record) -> Record? {
        guard case .integer(let number) = alert["investigationId"] else { return nil }
        let state = alert["investigationState"].text
        let isOver = !["Queued", "Running", "PendingApproval", "PendingResource"].contains(state)
        return Record(
            schema: Investigation.schema,
            made: [
                "id": .string(String(number)), "startTime": alert["alertCreationTime"].json ?? .null,
                "endTime": isOver ? alert["lastUpdateTime"].json ?? .null : .null, "cancelledBy": .null,
                "state": .optional(state ?? "Unknown"), "statusDetails": .null,
                "machineId": .optional(alert["machineId"].text),
                "computerDnsName": .optional(alert["computerDnsName"].text), "triggeringAlertId": .string(alert.key),
            ])
    }

    /// Those of alerts, then those that were asked for; several alerts may share one, the first started it.
    func allInvestigations() -> EntityStore {
        var all = alerts.generatedAlerts.map { EntityStore(GeneratedInvestigations($0)) } ?? EntityStore()
        for derived in alerts.kept.compactMap(Self.investigation(of:)) + investigations.rows {
            let isOfItsAlert = all[derived.key]?["triggeringAlertId"] == derived["triggeringAlertId"]
            if all[derived.key] == nil || isOfItsAlert { all.put(derived) }
        }
        return all
    }

    /// By its number, or by the alert that started it.
    func investigation(_ id: String) -> Record? {
        if let asked = investigations[id] { return asked }
        if let alert = alerts[id] { return Self.investigation(of: alert) }
        guard let number = Int64(id) else { return nil }
        return alerts.first("investigationId") { $0 == .integer(number) }.flatMap(Self.investigation(of:))
    }

    /// Starts an investigation; it runs at once and finds nothing.
    mutating func investigate(_ device: Record, alert: String? = nil, now: Timestamp) -> Record {
        let taken = alerts.values("investigationId").reduce(nextNumber) { highest, value in
            if case .integer(let number) = value { max(highest, number + 1) } else { highest }
        }
        nextNumber = taken + 1
        let investigation = Record(
            schema: Investigation.schema,
            made: [
                "id": .string(String(taken)), "startTime": .time(now), "endTime": .null, "cancelledBy": .null,
                "state": "Running", "statusDetails": .null, "machineId": .optional(device["id"].text),
                "computerDnsName": .optional(device["computerDnsName"].text), "triggeringAlertId": .optional(alert),
            ])
        investigations.put(investigation)
        return investigation
    }

    /// How long an investigation that was asked for takes.
    private static var investigationTime: Duration { .seconds(600) }

    mutating func advanceInvestigations(to now: Timestamp) {
        for investigation in investigations.rows where investigation["state"].text == "Running" {
            guard let end = investigation.time("startTime")?.shifted(by: Self.investigationTime), end <= now else { continue }
            investigations.put(investigation.with(["state": "Benign", "endTime": .time(end)]))
        }
    }
}
