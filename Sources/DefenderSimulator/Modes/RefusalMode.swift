/// What a call costs that the rate limit refuses.
public enum RefusalMode: String, Hashable, Sendable, CaseIterable {
    case free
    /// It counts like the others: who does not wait waits longer.
    case penalty
}
