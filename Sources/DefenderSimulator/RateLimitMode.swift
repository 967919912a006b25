/// Whether and how the simulator limits calls.
public enum RateLimitMode: Hashable, Sendable {
    case none
    /// The limits that the reference documents, per endpoint group.
    case documented
    /// So many calls a minute to all endpoints together: makes a client meet 429 early.
    case perMinute(Int)
}
