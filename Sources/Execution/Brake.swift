public import Guardrails

/// Asked before every write: whether a person, or a breaker, has forbidden all of them meanwhile.
public protocol Brake: Sendable {
    /// What forbids the write; nil if nothing does.
    /// - Throws: where that cannot be told; nothing is sent then.
    func stop() throws(LedgerFailure) -> Stop?
}
