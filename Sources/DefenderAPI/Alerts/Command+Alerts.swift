import Canonical

extension Command {
    /// Changes an alert (update-alert).
    public static func update(alert: AlertID, _ update: AlertUpdate) -> Command {
        Command(
            .updateAlert, .alert(alert), .updateAlerts(update), path: ["id": alert.description],
            body: .object(update.json), expecting: .alert)
    }

    /// Changes several alerts in one way (batch-update-alerts).
    /// - Precondition: there is an alert. The most that a call takes is not documented.
    public static func update(alerts: [AlertID], _ update: AlertUpdate) -> Command {
        precondition(!alerts.isEmpty, "no alert to change")
        var body = update.json
        body["alertIds"] = .array(alerts.map { .string($0.description) })
        return Command(
            .batchUpdateAlerts, .alerts(alerts), .updateAlerts(update), body: .object(body), expecting: .nothing)
    }

    /// Raises an alert from an event that hunting found (create-alert-by-reference). It can be resolved, never deleted.
    public static func createAlert(_ draft: AlertDraft) -> Command {
        Command(
            .createAlertByReference, .device(draft.machine), .createAlert(draft), body: draft.json, expecting: .alert)
    }
}
