public import Canonical

/// Nothing is written until a person lifts it: the kill switch, or a breaker that has opened (language.md, "Policy").
public struct Stop: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        /// `cordon halt`.
        case halt
        /// The policy's breaker: too many failures within its window.
        case breaker
    }

    public let kind: Kind
    public let reason: String
    /// Who asked for it; `cordon` for a breaker.
    public let by: String
    public let since: Timestamp

    public init(kind: Kind, reason: String, by: String, since: Timestamp) {
        self.kind = kind
        self.reason = reason
        self.by = by
        self.since = since
    }

    /// The sentence for people, and what refusals name as their rule.
    public var sentence: String { Messages.stopped(self) }
    public var rule: String { kind.rawValue }
}
