import Canonical
import Diagnostics
import Playbooks

/// The sentences of this module.
enum Messages {
    static func protected(_ rule: String) -> String { "the device is protected by the policy rule \(rule)" }

    static func protectedByFailure(_ rule: String, _ reason: String) -> String {
        "the policy rule \(rule) cannot be judged (\(reason)), and what cannot be judged is protected"
    }

    static func protectedUnknown(_ rule: String) -> String {
        "the policy rule \(rule) cannot be judged, and what cannot be judged is protected"
    }

    static func policyTag(_ tag: String) -> String { "the policy goes by the tag \(tag): playbooks cannot change it" }

    static func limitReached(_ limit: Policy.Limit, count: Int) -> String {
        let actions = limit.actions.sorted().joined(separator: ", ")
        return
            "the policy allows \(actions) on at most \(limit.maximum) devices per \(DurationText.format(limit.window)); \(count) are used up"
    }

    static func rule(_ rule: Policy.Protection) -> String { "protect \(rule.name) (\(rule.range))" }
    static func rule(_ limit: Policy.Limit, _ index: Int) -> String { "limits[\(index)] (\(limit.range))" }
}
