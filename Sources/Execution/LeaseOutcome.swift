public import Canonical

/// What became of a lease that was due.
public enum LeaseOutcome: Hashable, Sendable {
    case released
    case kept(reason: String)
    case lost(reason: String)
    case extended(until: Timestamp, reason: String)
    /// A person has to say whether it stays.
    case asks(reason: String)
    /// It is tried again the next time: the device has not got that far, or it is not known what became of the request.
    case open(reason: String)
    /// Everything is halted.
    case held(reason: String)
    case failed(reason: String)

    /// The word in reports.
    public var word: String {
        switch self {
        case .released: "released"
        case .kept: "kept"
        case .lost: "lost"
        case .extended: "extended"
        case .asks: "waiting"
        case .open: "pending"
        case .held: "refused"
        case .failed: "failed"
        }
    }

    public var reason: String? {
        switch self {
        case .released: nil
        case .kept(let reason), .lost(let reason), .extended(_, let reason), .asks(let reason), .open(let reason), .held(let reason),
            .failed(let reason):
            reason
        }
    }
}
