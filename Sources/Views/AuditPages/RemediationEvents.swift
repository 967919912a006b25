public import Audit
public import Canonical

/// The requests of an audit log as events of OCSF: class Remediation Activity (7001), one event for each request that was sent or
/// may have been. Rehearsals are none: nothing was remediated.
public struct RemediationEvents: Sendable {
    /// The version of OCSF that events are in: the first with a class for this, so that every reader knows it.
    public static let version = "1.3.0"

    /// One event per request, in the order of the intents.
    public private(set) var events: [JSONObject] = []

    private var log: String?
    private var plans: [String: JSONObject] = [:]
    private var runs: [String: JSONObject] = [:]
    private var receipts: [String: AuditRecord] = [:]
    private var resolutions: [String: String] = [:]
    private var outcomes: [String: JSONObject] = [:]

    /// Reads the records of a log, from the first on.
    public init(_ records: [AuditRecord]) {
        for record in records { take(record) }
        events = records.filter { $0.entry.kind == "intent" && $0.entry.mode == .live }.map(event)
    }

    private mutating func take(_ record: AuditRecord) {
        let fields = record.entry.fields
        switch record.entry.kind {
        case "log": log = record.text("log")
        case "plan": if let plan = record.text("plan") { plans[plan] = fields }
        case "run": if let run = record.text("run") { runs[run] = fields }
        case "receipt": if let token = record.text("token") { receipts[token] = record }
        case "resolution": if let token = record.text("token") { resolutions[token] = record.text("answer") }
        case "outcome": outcomes[Self.place(record)] = fields
        default: break
        }
    }

    private static func place(_ record: AuditRecord) -> String { "\(record.text("run") ?? "")/\(record.text("step") ?? "")" }

    // MARK: An event

    private func event(_ intent: AuditRecord) -> JSONObject {
        let token = intent.text("token") ?? ""
        let run = intent.text("run").flatMap { runs[$0] }
        let plan = run?["plan"]?.stringValue.flatMap { plans[$0] }
        let receipt = receipts[token]
        let activity = RemediationActivity(action: intent.text("action") ?? "")
        let status = RemediationStatus(
            result: receipt?.text("result"), resolution: resolutions[token], outcome: outcomes[Self.place(intent)])
        var event: JSONObject = [
            "activity_id": .integer(activity.id), "activity_name": .string(activity.name), "category_uid": 7,
            "category_name": "Remediation", "class_uid": 7001, "class_name": "Remediation Activity",
            "type_uid": .integer(700_100 + activity.id), "type_name": .string("Remediation Activity: \(activity.name)"),
            "severity_id": 1, "severity": "Informational", "time": .integer((receipt ?? intent).entry.time.milliseconds),
            "start_time": .integer(intent.entry.time.milliseconds), "command_uid": .string(token),
            "status_id": .integer(status.id), "status": .string(status.name), "metadata": .object(metadata(intent, plan)),
            "unmapped": .object(unmapped(intent, run, receipt)),
        ]
        event["end_time"] = receipt.map { .integer($0.entry.time.milliseconds) }
        event["status_code"] = receipt?.entry.fields["status"]?.integerValue.map { .string(String($0)) }
        event["status_detail"] = (status.detail ?? receipt?.text("reason")).map { .string($0) }
        event["message"] = intent.entry.fields["sentence"]
        event["actor"] = .object(Self.actor(plan))
        Self.target(intent.text("device"), &event)
        return event
    }

    private func metadata(_ intent: AuditRecord, _ plan: JSONObject?) -> JSONObject {
        var product: JSONObject = ["name": "Cordon", "vendor_name": "Cordon"]
        product["version"] = plan?["version"]
        var metadata: JSONObject = [
            "version": .string(Self.version), "product": .object(product), "profiles": ["host"],
            "sequence": .integer(intent.sequence), "original_time": .string(intent.entry.time.description), "log_provider": "Cordon",
        ]
        metadata["uid"] = log.map { .string("\($0)/\(intent.sequence)") }
        metadata["log_name"] = log.map { .string("cordon/\($0)") }
        metadata["correlation_uid"] = intent.entry.fields["run"]
        metadata["tenant_uid"] = plan?["tenantId"]
        return metadata
    }

    private static func actor(_ plan: JSONObject?) -> JSONObject {
        var actor: JSONObject = ["app_name": "Cordon"]
        if let app = plan?["appId"], !app.isNull { actor["app_uid"] = app }
        if plan?["user"] == .bool(true), let id = plan?["objectId"], !id.isNull { actor["user"] = ["uid": id] }
        return actor
    }

    /// What Cordon knows and OCSF has no place for.
    private func unmapped(_ intent: AuditRecord, _ run: JSONObject?, _ receipt: AuditRecord?) -> JSONObject {
        var rest: JSONObject = [:]
        for name in ["run", "step", "deed", "action", "request", "with"] { rest[name] = intent.entry.fields[name] }
        for name in ["plan", "playbook", "subject", "alerts"] { rest[name] = run?[name] }
        for name in ["actionId", "requestId"] {
            if let value = receipt?.entry.fields[name], !value.isNull { rest[name] = value }
        }
        return rest
    }

    /// A machine id becomes the event's device; any other target is only observed.
    private static func target(_ target: String?, _ event: inout JSONObject) {
        guard let target else { return }
        let isMachine = target.utf8.count == 40 && target.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
        guard isMachine else {
            event["observables"] = [["name": "unmapped.request", "type_id": 99, "type": "Target", "value": .string(target)]]
            return
        }
        event["device"] = ["uid": .string(target), "type_id": 0, "type": "Unknown"]
        event["observables"] = [["name": "device.uid", "type_id": 10, "type": "Resource UID", "value": .string(target)]]
    }
}

extension Timestamp {
    /// Since 1970, as OCSF counts time.
    fileprivate var milliseconds: Int64 { seconds * 1000 + Int64(nanoseconds) / 1_000_000 }
}
