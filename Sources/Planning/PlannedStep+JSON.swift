import ActionKit
public import Canonical
import DefenderAPI
import Diagnostics

extension PlannedStep {
    /// The step as the plan file holds it.
    public var json: JSONValue {
        var object = JSONObject()
        object["step"] = .string(id)
        if let calledPlaybook { object["playbook"] = .string(calledPlaybook) }
        object["action"] = .string(action.key)
        object["device"] = device.map { .string($0.description) } ?? .null
        object["at"] = .string(range.description)
        object["state"] = .string(stateName)
        object["reason"] = reason.map { .string($0) } ?? .null
        object["values"] = values.map { .string($0) } ?? .null
        if let approval { object["approval"] = approval.json }
        if let lease { object["undoAfter"] = lease.json }
        if let limit = callsOffAfter { object["callsOffAfter"] = .string(DurationText.format(limit)) }
        if let expansion, step?.parts.isEmpty != false { object["atMost"] = .integer(Int64(expansion.bound)) }
        if let item { object["item"] = .string(item.text) }
        object["requests"] = .array((step?.does ?? []).map(\.json))
        object["undo"] = .array((step?.undoes ?? []).map(\.json))
        object["sentence"] = step.map { .string($0.sentence) } ?? .null
        return .object(object)
    }

    private var stateName: String {
        switch state {
        case .ready: "ready"
        case .known: "known"
        case .standby: "standby"
        case .deferred: "deferred"
        case .skipped: "skipped"
        case .failed: "failed"
        }
    }

    /// Why the step is not simply done; the condition's text for a deferred one.
    public var reason: String? {
        switch state {
        case .ready, .known: gates.last?.text
        case .standby(let reason): Messages.standby(reason)
        case .deferred(let deferral): deferral.text
        case .skipped(let reason, _), .failed(let reason): reason
        }
    }
}
