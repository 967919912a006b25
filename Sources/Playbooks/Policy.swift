public import Canonical
public import Diagnostics
import Expressions

/// What the organisation allows: it can only make playbooks safer.
public struct Policy: Sendable {
    /// Where the rules come from.
    public enum Origin: String, Sendable {
        /// cordon.yaml says nothing: the built-in policy holds.
        case builtIn = "built-in"
        case declared
        /// `policy: none`: every output says so.
        case none
    }

    /// Devices that some actions must not touch.
    public struct Protection: Sendable {
        public let name: String
        public let condition: Condition
        /// The refused actions; nil for all.
        public let deny: Set<String>?
        public let range: SourceRange

        public func denies(_ action: String) -> Bool { deny?.contains(action) ?? true }
    }

    /// The most devices that some actions may touch: in one plan and, with what was begun before it, in any window.
    public struct Limit: Sendable {
        public let actions: Set<String>
        public let maximum: Int
        public let window: Duration
        public let range: SourceRange
    }

    public let origin: Origin
    public let protections: [Protection]
    public let limits: [Limit]

    /// The policy's decoded value; plans are bound to its digest, so that a change of layout does not spend a plan.
    public var json: JSONValue {
        [
            "origin": .string(origin.rawValue),
            "protect": .array(
                protections.map { rule in
                    [
                        "name": .string(rule.name),
                        "where": .string(rule.condition.checked.normalizedText),
                        "deny": rule.deny.map { .array($0.sorted().map { .string($0) }) } ?? "all",
                    ]
                }),
            "limits": .array(
                limits.map { limit in
                    [
                        "actions": .array(limit.actions.sorted().map { .string($0) }),
                        "max": .integer(Int64(limit.maximum)),
                        "per": .string(DurationText.format(limit.window)),
                    ]
                }),
        ]
    }

    public var digest: Digest { Digest(of: json.canonicalBytes) }

    /// What the policy's expressions read of devices.
    public func use(with graph: FieldUse) -> FieldUse {
        var use = graph
        for rule in protections { use.add(rule.condition.checked) }
        return use
    }
}
