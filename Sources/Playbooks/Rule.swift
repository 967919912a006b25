public import Canonical
public import DefenderAPI
public import Diagnostics

/// A checked playbook.
public struct Rule: Sendable {
    /// A `let` name with its checked expression; its slot is `Scope.firstBinding` plus its index.
    public struct Binding: Sendable {
        public let name: String
        public let condition: Condition
    }

    public let name: String
    public let mode: Playbook.Mode
    public let expires: Timestamp?
    /// Where `expires` is written.
    public let expiresRange: SourceRange?
    public let subject: AlertTrigger.Subject
    public let lookback: Duration
    /// `where`: which alerts.
    public let trigger: Condition
    /// The part of `where` that the service can filter; nil if none. What it lets through is judged by all of `where`.
    public let pushed: ODataFilter?
    public let bindings: [Binding]
    /// `when`: whether the run goes on.
    public let condition: Condition?
    public let steps: [RuleStep]
    public let range: SourceRange

    /// Whether the playbook is inert at that time.
    public func isExpired(at time: Timestamp) -> Bool { expires.map { time >= $0 } ?? false }
}
