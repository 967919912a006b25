/// What asking the service for the actions of a device gave.
public enum KnownActions: Hashable, Sendable {
    case all([KnownAction])
    /// The service could not be asked, or did not tell all.
    case unknown(String)
}
