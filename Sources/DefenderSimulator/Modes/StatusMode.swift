/// The states that machine actions show.
public enum StatusMode: String, Hashable, Sendable, CaseIterable {
    case documented
    /// An action that is being carried out shows a state that no page lists.
    case unlisted
}
