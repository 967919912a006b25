/// What happens in a tenant by itself as time goes by.
public enum Scenario: String, Hashable, Sendable, CaseIterable {
    case outbreak

    /// In a line, for people.
    public var summary: String {
        switch self {
        case .outbreak: Messages.outbreakSummary
        }
    }
}
