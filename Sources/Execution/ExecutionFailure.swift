/// Why execution stopped for good. Nothing is sent after one of these.
public enum ExecutionFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The audit log cannot be written (P1: nothing is sent then).
    case audit(String)
    case ledger(LedgerFailure)

    public var description: String { Messages.execution(self) }
}
