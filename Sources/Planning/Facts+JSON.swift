import ActionKit
public import Canonical
import DefenderAPI
public import Playbooks

extension Facts {
    /// The facts that a plan on these alerts rests on, cut down to what is read.
    /// - Parameters:
    ///   - also: devices that steps name themselves, and those that triggers did not rule out.
    ///   - all: also devices that none of the alerts names.
    func json(
        alerts kept: Set<AlertID>, also: Set<MachineID> = [], _ projection: FactProjection, all: Bool = false
    ) -> JSONValue {
        let alerts = alerts.filter { kept.contains($0.key) }
        let named = also.union(alerts.values.compactMap { $0.machineId.flatMap { MachineID($0) } })
        let found = found.filter { all || also.contains($0) }
        let devices = devices.filter { all || named.contains($0.key) }
        let actions = actions.filter { all || named.contains($0.key) }
        var json: JSONObject = [
            "alerts": .object(JSONObject(alerts.map { ($0.key.description, projection.json($0.value.record)) })),
            "devices": .object(JSONObject(devices.map { ($0.key.description, $0.value.map { projection.json($0.record) } ?? .null) })),
            "actions": .object(
                JSONObject(actions.map { ($0.key.description, .array(Self.ordered($0.value).map { projection.json($0.record) })) })),
            "lookups": answers.json(projection),
        ]
        if !found.isEmpty { json["found"] = Self.json(found) }
        return .object(json)
    }

    private static func json(_ found: Set<MachineID>) -> JSONValue { .array(found.map(\.description).sorted().map { .string($0) }) }

    /// By id: the order of a listing is the service's, the plan's is ours.
    private static func ordered(_ actions: [MachineAction]) -> [MachineAction] { actions.sorted { $0.id < $1.id } }

    /// All facts with all their properties, as `init(json:)` reads them.
    public var json: JSONValue {
        var json: JSONObject = [
            "alerts": .object(JSONObject(alerts.map { ($0.key.description, $0.value.record.json()) })),
            "devices": .object(JSONObject(devices.map { ($0.key.description, $0.value?.record.json() ?? .null) })),
            "actions": .object(
                JSONObject(actions.map { ($0.key.description, .array($0.value.map { $0.record.json() })) })),
            "lookups": answers.json(nil),
        ]
        if !found.isEmpty { json["found"] = Self.json(found) }
        return .object(json)
    }

    /// The facts cut down to the properties that are read, as a plan file would give them back.
    public func projected(by use: FieldUse) -> Facts {
        let json = json(alerts: Set(alerts.keys), FactProjection(use: use), all: true)
        guard var facts = Facts(json: json) else { preconditionFailure("projected facts cannot be read back") }
        facts.unanswered = unanswered
        return facts
    }

    /// Reads facts out of a plan file; nil where something is not as `json` writes it.
    public init?(json: JSONValue) {
        self.init()
        guard let alerts = json["alerts"]?.objectValue, let devices = json["devices"]?.objectValue,
            let actions = json["actions"]?.objectValue, let answers = json["lookups"].flatMap({ LookupAnswers(json: $0) })
        else { return nil }
        self.answers = answers
        if let found = json["found"] {
            let ids = (found.arrayValue ?? []).compactMap { $0.stringValue.flatMap { MachineID($0) } }
            guard !ids.isEmpty, ids.count == found.arrayValue?.count else { return nil }
            self.found = Set(ids)
        }
        do {
            for member in alerts.members {
                guard let id = AlertID(member.key) else { return nil }
                self.alerts[id] = try Alert(decoding: member.value)
            }
            for member in devices.members {
                guard let id = MachineID(member.key) else { return nil }
                self.devices[id] = .some(member.value == .null ? nil : try Machine(decoding: member.value))
            }
            for member in actions.members {
                guard let id = MachineID(member.key), let list = member.value.arrayValue else { return nil }
                self.actions[id] = try list.map { value throws(DecodingFailure) in try MachineAction(decoding: value) }
            }
        } catch {
            return nil
        }
    }
}
