/// What an import of indicators stores.
public enum ImportMode: String, Hashable, Sendable, CaseIterable {
    /// All that is right.
    case whole
    /// Every second one fails by itself, as where a check of the service's own turns it down.
    case partial
}
