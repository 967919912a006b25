import ActionKit
import Canonical
import DefenderAPI
import Guardrails
import Planning

/// What people are told of a run that is no step of it: that they are asked, or that nothing is written any more. It is sent once
/// and recorded; that it fails holds nothing up.
struct Announcement: Sendable {
    let run: String
    /// The step's id in the playbook, and what is told of it: no step can have it.
    let place: String
    let message: Message
    let token: String

    private init(_ run: PlannedRun, _ place: String, _ channel: String, _ body: JSONValue, plan: Digest) {
        self.run = run.id
        self.place = place
        message = Message(to: .channel(channel), body: body)
        token = StepToken(plan: plan, run: run.id, step: place, target: message.target, deed: 0).text
    }

    /// That people are asked about a step, on each channel that wants to be told.
    static func asking(
        _ step: PlannedStep, _ demands: [ApprovalDemand], in run: PlannedRun, at time: Timestamp, plan: Digest, tenant: String
    ) -> [Announcement] {
        var seen: Set<String> = []
        let channels = demands.flatMap(\.channels).filter { seen.insert($0).inserted }
        let sentences = run.steps.filter { $0.group == step.group }.compactMap { $0.step?.sentence }
        let place = "\(run.id)/\(step.group)"
        let text = Messages.asksPeople(sentences, demands, run, place: place, at: time)
        let body = NotificationBody(.approval, of: RunFacts(run, tenant), playbook: run.playbook, step: step.group, text: text)
        let more: JSONObject = [
            "sentences": .array(sentences.map { .string($0) }),
            "digest": .string(run.approvalDigest(of: step.group).description),
            "asks": .array(demands.map { $0.json(at: time) }),
            "approve": .string("cordon approve \(place)"), "deny": .string("cordon deny \(place)"),
        ]
        return channels.map { Announcement(run, "\(step.group)/ask", $0, body.json(more), plan: plan) }
    }

    /// That the breaker has opened while a run was carried out.
    static func opened(_ stop: Stop, by run: PlannedRun, on channel: String, plan: Digest, tenant: String) -> Announcement {
        let body = NotificationBody(.breaker, of: RunFacts(run, tenant), playbook: run.playbook, step: "", text: Messages.tells(stop))
        return Announcement(run, "breaker", channel, body.json(["since": .string(stop.since.description)]), plan: plan)
    }
}

extension RunFacts {
    fileprivate init(_ run: PlannedRun, _ tenant: String) {
        self.init(
            id: run.id, tenant: tenant, subject: run.subject.description, device: run.device?.id.description,
            deviceName: run.device?.name, alerts: run.alerts.map(\.description))
    }
}

extension ApprovalDemand {
    /// The demand as records and messages hold it.
    func json(at asked: Timestamp) -> JSONValue {
        [
            "groups": groups.map { .array($0.sorted().map { .string($0) }) } ?? .null, "quorum": .integer(Int64(quorum)),
            "until": .string((asked + within).description), "rule": .string(rule),
        ]
    }
}
