public import Canonical

/// What a channel is told: the same keys whatever it is about.
public struct NotificationBody: Hashable, Sendable {
    public static let schema = "cordon/notification/1"

    /// What it is about.
    public enum Event: String, Hashable, Sendable {
        /// A step `notify`.
        case step
        /// People are asked about a step.
        case approval
        /// The breaker has opened: nothing is written any more.
        case breaker
    }

    private let event: Event
    private let run: RunFacts
    private let playbook: String
    private let step: String
    private let text: String?

    /// - Parameter text: nil where only the run can tell it.
    public init(_ event: Event, of run: RunFacts, playbook: String, step: String, text: String?) {
        self.event = event
        self.run = run
        self.playbook = playbook
        self.step = step
        self.text = text
    }

    /// - Parameter more: what is told beside that.
    public func json(_ more: JSONObject) -> JSONValue {
        var json: JSONObject = [
            "schema": .string(Self.schema), "event": .string(event.rawValue), "tenant": .string(run.tenant), "playbook": .string(playbook),
            "run": .string(run.id), "step": .string(step), "subject": .string(run.subject),
            "device": run.device.map { ["id": .string($0), "name": run.deviceName.map { .string($0) } ?? .null] } ?? .null,
            "alerts": .array(run.alerts.map { .string($0) }), "text": text.map { .string($0) } ?? .null,
        ]
        for member in more.members { json[member.key] = member.value }
        return .object(json)
    }
}
