public import Canonical

/// The text that marks an action of ours at the service: the API has no idempotency keys, so after an unanswered request
/// the token is looked for in the comments of the device's actions (architecture.md, "None lost, none doubled").
public struct StepToken: Hashable, Sendable, CustomStringConvertible {
    /// Ten base32 digits (RFC 4648).
    public let text: String

    /// The token of one deed: the first ten base32 digits of SHA-256(plan id ‖ run ‖ step ‖ target ‖ deed number), the
    /// parts divided by line feeds, which none of them can hold.
    public init(plan: Digest, run: String, step: String, target: String, deed: Int) {
        let identity = [plan.description, run, step, target, String(deed)].joined(separator: "\n")
        text = Digest(of: Array(identity.utf8)).base32(prefix: 10)
    }

    /// A token that was kept; nil unless it is ten base32 digits.
    init?(text: String) {
        guard text.utf8.count == 10, text.utf8.allSatisfy({ (0x41...0x5A).contains($0) || (0x32...0x37).contains($0) }) else { return nil }
        self.text = text
    }

    /// The mark as it stands at the end of a comment.
    public var description: String { "[cordon:\(text)]" }
}
