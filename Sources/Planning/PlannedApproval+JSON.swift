import Canonical
import Playbooks

extension PlannedApproval {
    /// The approval as the plan file holds it.
    var json: JSONValue {
        var json: JSONObject = [
            "from": .array(from.sorted().map { .string($0) }), "quorum": .integer(Int64(quorum)),
            "within": .string(DurationText.format(within)), "otherwise": .string(otherwise.rawValue),
        ]
        if let escalation {
            json["escalate"] = [
                "after": .string(DurationText.format(escalation.after)), "to": .array(escalation.to.sorted().map { .string($0) }),
            ]
        }
        if let channel { json["notify"] = .string(channel) }
        return .object(json)
    }
}
