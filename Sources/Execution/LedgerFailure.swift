public import Canonical

/// Why the ledger could not do what it was asked.
public enum LedgerFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The plan was applied before.
    case usedBefore(at: Timestamp)
    /// The database cannot be read or written; nothing was sent on account of what it did not note.
    case broken(String)

    public var description: String { Messages.ledger(self) }
}
