public import DefenderAPI
public import Execution

/// Why no plan came about.
public enum PipelineFailure: Error, Hashable, Sendable, CustomStringConvertible {
    case read(ReadFailure)
    case ledger(LedgerFailure)

    public var description: String {
        switch self {
        case .read(let failure): failure.description
        case .ledger(let failure): failure.description
        }
    }
}
