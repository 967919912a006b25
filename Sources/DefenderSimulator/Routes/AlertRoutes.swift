import DefenderAPI
import HTTPTypes

/// The family `alerts`.
enum AlertRoutes {
    static let handlers: [String: RouteHandler] = ["list-alerts": list, "get-alert": get]

    private static let listing = Listing(
        schema: Alert.schema, set: "Alerts",
        filterable: [
            "alertCreationTime", "lastUpdateTime", "incidentId", "investigationId", "id", "assignedTo",
            "detectionSource", "lastEventTime", "status", "severity", "category",
        ],
        expandable: ["evidence"], newestBy: "alertCreationTime")

    private static let list: RouteHandler = { (state, call) throws(ServiceError) in
        try listing.reply(state.alerts.rows, call)
    }

    /// A single alert shows its evidence without being asked (reference, get-alert).
    private static let get: RouteHandler = { (state, call) throws(ServiceError) in
        guard let alert = state.alerts[call.id] else {
            throw ServiceError(.resourceNotFound, Messages.notFound("Alert", call.id))
        }
        return Reply(.ok, alert, set: "Alerts")
    }
}
