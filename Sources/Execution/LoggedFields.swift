import Canonical

/// The members of an audit entry, read as `AuditFields` writes them.
struct LoggedFields {
    private let fields: JSONObject

    init(_ fields: JSONObject) { self.fields = fields }

    func text(_ name: String) -> String? { fields[name]?.stringValue }
    func digest(_ name: String) -> Digest? { text(name).flatMap { Digest($0) } }

    func time(_ name: String) -> Timestamp? { text(name).flatMap { Timestamp(rfc3339: $0) } }

    var place: Lease.Place? {
        guard let run = text("run"), let step = text("step") else { return nil }
        return Lease.Place(run: run, step: step)
    }

    func lease(at begun: Timestamp) -> Lease? {
        guard let place, let plan = digest("plan"), let action = text("action"), let target = text("device"),
            let after = text("after").flatMap({ DurationText.parse($0) }), let until = time("until")
        else { return nil }
        return Lease(place: place, plan: plan, action: action, target: target, after: after, begun: begun, until: until)
    }

    func run(at time: Timestamp) -> Logged.Run? {
        guard let id = text("run"), let plan = digest("plan"), let tenant = text("tenant"), let playbook = text("playbook"),
            let subject = text("subject")
        else { return nil }
        let alerts = (fields["alerts"]?.arrayValue ?? []).compactMap(\.stringValue)
        return Logged.Run(
            id: id, plan: plan, tenant: tenant, playbook: playbook, subject: subject, device: text("device"), alerts: alerts, time: time)
    }

    func receipt(at time: Timestamp) -> Logged.Receipt? {
        guard let token = text("token"), let run = text("run"), let step = text("step"), let result = text("result"),
            let deed = fields["deed"]?.integerValue
        else { return nil }
        let stored = (fields["stored"]?.arrayValue).map {
            StoredPart(values: $0.compactMap(\.stringValue), reason: text("reason") ?? "")
        }
        return Logged.Receipt(
            token: token, run: run, step: step, outcome: result, actionID: text("actionId"), answer: fields["answer"], stored: stored,
            deed: Int(deed), time: time)
    }

    /// Nil for an outcome that is not the last word.
    func step(at time: Timestamp) -> Logged? {
        guard let run = text("run"), let step = text("step"), let outcome = text("outcome"), outcome != "unknown" else { return nil }
        let past = RunPast.Step(
            outcome: outcome, isAlready: fields["already"] == .bool(true), reason: text("reason"), rule: text("rule"),
            actionIDs: (fields["actionIds"]?.arrayValue ?? []).compactMap(\.stringValue), found: digest("found"))
        return .step(id: step, run: run, past, time: time)
    }

    func intent(at time: Timestamp) -> Logged.Intent? {
        guard let token = text("token"), let run = text("run"), let step = text("step"), let deed = fields["deed"]?.integerValue,
            let action = text("action"), let target = text("device")
        else { return nil }
        return Logged.Intent(
            token: token, run: run, step: step, deed: Int(deed), action: action, target: target,
            by: fields["by"]?["run"]?.stringValue,
            called: (fields["called"]?.arrayValue ?? []).compactMap(\.stringValue), time: time)
    }
}
