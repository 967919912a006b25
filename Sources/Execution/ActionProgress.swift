/// How far a machine action is.
public enum ActionProgress: Hashable, Sendable {
    case underWay
    /// It has ended; the status is the service's word.
    case ended(isSuccess: Bool, status: String)
    /// The service could not be asked, or says what nobody knows.
    case unknown(String)
}
