import Canonical
import DefenderAPI
import HTTPTypes

/// What changes alerts, and what raises one.
enum AlertChangeRoutes {
    static let handlers: [String: RouteHandler] = [
        "update-alert": update, "batch-update-alerts": updateMany, "create-alert-by-reference": create,
    ]

    private static let updatable = ["status", "assignedTo", "classification", "determination", "comment"]

    private static let update: RouteHandler = { (state, call) throws(ServiceError) in
        let alert = try state.alert(call.id)
        let body = try RequestBody(call.body, allowed: updatable)
        let changed = try updated(alert, body, call)
        state.alerts.put(state.editedMeanwhile(changed))
        let shown = state.modes.alertAnswers == .fresh ? changed : alert
        return Reply(.ok, shown, set: "Alerts", effects: [effect(changed, call)])
    }

    /// All or none: what happens where one id is unknown is not stated.
    private static let updateMany: RouteHandler = { (state, call) throws(ServiceError) in
        let body = try RequestBody(call.body, allowed: updatable + ["alertIds"])
        let ids = try body.texts("alertIds")
        guard !ids.isEmpty else { throw ServiceError(.invalidInput, Messages.emptyList("alertIds")) }
        var changed: [Record] = []
        for id in ids { changed.append(try updated(try state.alert(id), body, call)) }
        for alert in changed { state.alerts.put(state.editedMeanwhile(alert)) }
        return Reply(empty: .ok, effects: changed.map { effect($0, call) })
    }

    private static func effect(_ alert: Record, _ call: Call) -> Effect {
        Effect(machineID: alert["machineId"].text, type: call.endpoint.id, id: alert.key)
    }

    private static func updated(_ alert: Record, _ body: RequestBody, _ call: Call) throws(ServiceError) -> Record {
        var values = try AlertChange(body).values
        guard !values.isEmpty else { throw ServiceError(.missingRequiredParameter, Messages.missingParameter("status")) }
        if let status = values["status"] { values["resolvedTime"] = status == "Resolved" ? .time(call.now) : .null }
        if let comment = values["comment"] {
            let entry: JSONValue = ["comment": comment, "createdBy": .string(call.client.identity), "createdTime": .time(call.now)]
            values["comments"] = .array(alert.parts("comments").map { $0.json() } + [entry])
        }
        values["lastUpdateTime"] = .time(call.now)
        return alert.with(values)
    }
}

// MARK: - Raising one

extension AlertChangeRoutes {
    private static let draft = [
        "machineId", "eventTime", "reportId", "severity", "title", "description", "recommendedAction", "category",
    ]

    /// An open alert of the same title on the device takes the new one in (reference, create-alert-by-reference).
    private static let create: RouteHandler = { (state, call) throws(ServiceError) in
        let body = try RequestBody(call.body, allowed: draft)
        for key in draft { _ = try body.text(key) }
        let severity = try body.choice("severity", of: AlertDraft.severities)
        let category = try body.choice("category", of: EnumSchema.alertCategory.values)
        let (id, title) = (try body.text("machineId"), try body.text("title"))
        guard let device = state.devices[id] else {
            throw ServiceError(.resourceNotFound, Messages.notFound("Machine", id))
        }
        guard let time = Timestamp(lenient: try body.text("eventTime")) else {
            throw ServiceError(.invalidInput, Messages.invalidTime("eventTime"))
        }
        let report = try body.text("reportId")
        guard let event = state.traced(.device(id)).first(where: { $0.isEvent(at: time, report: report) }) else {
            throw ServiceError(.resourceNotFound, Messages.noEvent(report))
        }
        let open = state.traced(.device(id)).first { $0["title"].text == title && $0["status"].text != "Resolved" }
        let given: JSONObject = [
            "title": .string(title), "description": .string(try body.text("description")), "severity": .string(severity),
            "category": .string(category), "detectionSource": "CustomerTI", "evidence": event["evidence"].json ?? [],
            "firstEventTime": .time(time), "lastEventTime": .time(time),
        ]
        let alert: Record
        if let open {
            alert = open.with(["lastEventTime": .time(time), "lastUpdateTime": .time(call.now)])
            state.alerts.put(alert)
        } else {
            alert = raise(given, on: device, &state, call)
            state.raise(alert, now: call.now)
        }
        let effect = Effect(machineID: id, type: call.endpoint.id, id: alert.key)
        return Reply(.ok, alert, set: "Alerts", effects: [effect])
    }

    /// The service starts an investigation along with it.
    private static func raise(
        _ given: JSONObject, on device: Record, _ state: inout TenantState, _ call: Call
    ) -> Record {
        let maker = AlertMaker(seed: state.seed, tenantID: call.client.tenantID, start: call.now)
        var values = given
        values["machineId"] = .string(device.key)
        values["computerDnsName"] = .optional(device["computerDnsName"].text)
        values["rbacGroupName"] = .optional(device["rbacGroupName"].text)
        values["alertCreationTime"] = .time(state.raisingTime(call.now))
        let alert = maker.complete(Draft(Alert.schema, values), index: state.alertCount)
        let investigation = state.investigate(device, alert: alert.key, now: call.now)
        return alert.with(["investigationId": .integer(Int64(investigation.key) ?? 0), "investigationState": "Running"])
    }
}

extension Record {
    /// The `ReportId` of the event behind an alert: what hunting shows for it.
    var reportID: String { String(key.utf8.reduce(UInt32(5381)) { $0 &* 33 &+ UInt32($1) } % 1_000_000) }

    /// Whether the event behind this alert is the one that is referred to: to the 100 ns that the service keeps.
    func isEvent(at time: Timestamp, report: String) -> Bool {
        reportID == report && self.time("firstEventTime")?.text(fractionDigits: 7) == time.text(fractionDigits: 7)
    }
}
