public import Canonical
import Diagnostics
import Expressions

extension Policy {
    /// The policy's decoded value; plans are bound to its digest, so that a change of layout does not spend a plan. Rules
    /// that are not written are not there.
    public var json: JSONValue {
        var json: JSONObject = [
            "origin": .string(origin.rawValue), "protect": .array(protections.map(\.json)), "limits": .array(limits.map(\.json)),
        ]
        if !approvals.isEmpty { json["approvals"] = .array(approvals.map(\.json)) }
        if let breaker = JSONValue.alone(breakers.map(\.json)) { json["breaker"] = breaker }
        if let plans {
            let signed = plans.signed?.value ?? .optional
            json["plans"] = ["max_age": plans.maximumAge.map { .duration($0.value) } ?? .null, "signed": .string(signed.rawValue)]
        }
        if let webhookHosts { json["webhook_hosts"] = .array(webhookHosts.value.map { .string($0) }) }
        if !freezes.isEmpty { json["change_freeze"] = .array(freezes.map(\.json)) }
        if let keeper {
            json["leases"] = ["keeper": .string(Keeper.Requirement.required.rawValue), "within": .duration(keeper.within)]
        }
        if !calendars.isEmpty { json["calendars"] = .object(JSONObject(calendars.map { ($0.name, $0.json) })) }
        if let notify = JSONValue.alone(notify.map { .string($0.value) }) { json["notify"] = notify }
        return .object(json)
    }
}

extension Policy.Breaker {
    fileprivate var json: JSONValue { ["failures": .integer(Int64(failures)), "per": .duration(window)] }
}

extension JSONValue {
    /// What there is one of stands for itself; nil for none.
    fileprivate static func alone(_ items: [JSONValue]) -> JSONValue? { items.count > 1 ? .array(items) : items.first }

    fileprivate static func duration(_ duration: Duration) -> JSONValue { .string(DurationText.format(duration)) }
    fileprivate static func names(_ names: Set<String>) -> JSONValue { .array(names.sorted().map { .string($0) }) }
}

extension Policy.Protection {
    fileprivate var json: JSONValue {
        [
            "name": .string(name), "where": .string(condition.checked.normalizedText),
            "deny": deny.map { .names($0) } ?? "all",
        ]
    }
}

extension Policy.Limit {
    fileprivate var json: JSONValue {
        var json: JSONObject = ["actions": .names(actions), "max": .integer(Int64(maximum)), "per": .duration(window)]
        if let share { json["share_of_devices"] = .string(share.value.description) }
        return .object(json)
    }
}

extension Policy.ApprovalRule {
    fileprivate var json: JSONValue {
        [
            "actions": .names(actions), "from": from.map { .array($0.map { .string($0.value) }) } ?? .null,
            "quorum": .integer(Int64(quorum?.value ?? 1)),
            "within": .duration(time),
        ]
    }
}

extension Policy.Freeze {
    fileprivate var json: JSONValue {
        ["from": .string(from.description), "to": .string(to.description), "allow": .names(allow)]
    }
}
