import Canonical
import Playbooks

/// Which playbooks take part in a plan.
public struct PlanScope: Hashable, Sendable {
    /// Only those that alerts start: somebody has asked for one alert by its id.
    public let isAlertsOnly: Bool
    /// Only the playbook of this name. One with the trigger `manual` takes part where it is named.
    public let playbook: String?
    /// What a playbook with the trigger `manual` is called with, as texts (`ManualCall.texts`).
    public let inputs: [String: String]

    public init(isAlertsOnly: Bool = false, playbook: String? = nil, inputs: [String: String] = [:]) {
        self.isAlertsOnly = isAlertsOnly
        self.playbook = playbook
        self.inputs = inputs
    }

    /// Every playbook but those that have to be called.
    public static let all = PlanScope()

    func contains(_ rule: Rule) -> Bool {
        guard playbook == nil || playbook == rule.name else { return false }
        switch rule.startedBy {
        case .alerts: return true
        case .manual: return playbook != nil
        case .devices, .schedule, .hunting: return !isAlertsOnly
        }
    }

    /// As the plan file holds it; nil for all.
    var json: JSONValue? {
        guard self != .all else { return nil }
        return [
            "alertsOnly": .bool(isAlertsOnly), "playbook": playbook.map { .string($0) } ?? .null,
            "inputs": .object(JSONObject(inputs.map { ($0.key, .string($0.value)) })),
        ]
    }

    /// Nil where something is not as `json` writes it.
    init?(json: JSONValue?) {
        self = .all
        guard let json else { return }
        guard let isAlertsOnly = json["alertsOnly"]?.boolValue, let inputs = json["inputs"]?.objectValue else { return nil }
        let texts = inputs.members.compactMap { member in member.value.stringValue.map { (member.key, $0) } }
        self.init(
            isAlertsOnly: isAlertsOnly, playbook: json["playbook"]?.stringValue,
            inputs: Dictionary(texts) { first, _ in first })
    }
}
