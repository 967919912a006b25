public import DefenderAPI
public import Execution
public import Planning

/// Why no plan came about.
public enum PipelineFailure: Error, Hashable, Sendable, CustomStringConvertible {
    case read(ReadFailure)
    case ledger(LedgerFailure)
    /// What the ledger has kept of a run is none of its plan.
    case record(Expanded.Fault)

    public var description: String {
        switch self {
        case .read(let failure): failure.description
        case .ledger(let failure): failure.description
        case .record(let fault): fault.description
        }
    }
}
