/// The times of new alerts.
public enum AlertTimeMode: String, Hashable, Sendable, CaseIterable {
    case distinct
    /// Those of a minute are raised at the same 100 ns.
    case equal
}
