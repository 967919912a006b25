public import Canonical
import DefenderAPI

/// As a plan file holds it.
extension Reversal {
    public var json: JSONValue {
        switch self {
        case .unknown: ["is": "unknown"]
        case .notOver: ["is": "notOver"]
        case .lost(let reason): ["is": "lost", "reason": .string(reason)]
        case .over(let standing, let hasTakenBack):
            ["is": "over", "standing": .array(standing.map(\.json)), "hasTakenBack": .bool(hasTakenBack)]
        }
    }

    /// Nil where something is not as `json` writes it.
    public init?(json: JSONValue) {
        switch json["is"]?.stringValue {
        case "unknown": self = .unknown
        case "notOver": self = .notOver
        case "lost":
            guard let reason = json["reason"]?.stringValue else { return nil }
            self = .lost(reason: reason)
        case "over":
            guard let list = json["standing"]?.arrayValue, let hasTakenBack = json["hasTakenBack"]?.boolValue else { return nil }
            let standing = list.compactMap { Standing(json: $0) }
            guard standing.count == list.count else { return nil }
            self = .over(standing, hasTakenBack: hasTakenBack)
        default: return nil
        }
    }
}

extension Reversal.Standing {
    fileprivate var json: JSONValue {
        [
            "plan": .string(origin.plan.description), "run": .string(origin.run), "step": .string(origin.step),
            "target": .string(origin.target), "device": origin.device.map { .string($0.description) } ?? .null,
            "action": .string(origin.action), "leased": .bool(origin.isLeased), "deed": .integer(Int64(number)),
            "effects": .array(effects.map(\.json)), "undo": undo.kept, "actionId": actionID.map { .string($0) } ?? .null,
            "begun": .bool(isBegun),
        ]
    }

    fileprivate init?(json: JSONValue) {
        guard let plan = json["plan"]?.stringValue.flatMap({ Digest($0) }), let run = json["run"]?.stringValue,
            let step = json["step"]?.stringValue, let target = json["target"]?.stringValue, let action = json["action"]?.stringValue,
            let isLeased = json["leased"]?.boolValue, let number = json["deed"]?.integerValue, let list = json["effects"]?.arrayValue,
            let undo = json["undo"].flatMap({ Deed.Work(kept: $0) }), let isBegun = json["begun"]?.boolValue, let device = json["device"],
            let actionID = json["actionId"], !list.isEmpty
        else { return nil }
        let effects = list.compactMap { Deed.Effect(json: $0) }
        let machine = device.stringValue.flatMap { MachineID($0) }
        guard effects.count == list.count, machine != nil || device == .null else { return nil }
        let origin = DeedOrigin(
            plan: plan, run: run, step: step, target: target, device: machine, action: action, isLeased: isLeased)
        self.init(origin, number: Int(number), effects: effects, undo: undo, actionID: actionID.stringValue, isBegun: isBegun)
    }
}

extension Deed.Work {
    /// The request by its values. One that takes nothing back is written as it is shown, and cannot be read again.
    var kept: JSONValue {
        switch self {
        case .change(let command): command.kept.map { ["change": $0] } ?? json
        case .deliver(let message): message.call?.kept.map { ["call": $0] } ?? json
        }
    }

    init?(kept: JSONValue) {
        if let change = kept["change"].flatMap({ Command.read(kept: $0) }) {
            self = .change(change)
        } else if let call = kept["call"].flatMap({ ServiceCall(kept: $0) }) {
            self = .deliver(Message(calling: call))
        } else {
            return nil
        }
    }
}
