import Canonical
import Playbooks

extension PlannedLease {
    /// The lease as the plan file holds it.
    var json: JSONValue {
        [
            "after": .string(DurationText.format(after)), "when": condition.map { .string($0) } ?? .null,
            "otherwise": .string(otherwise.rawValue),
        ]
    }
}
