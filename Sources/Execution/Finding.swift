/// What asking the service about an unanswered intent gave.
public enum Finding: Hashable, Sendable {
    /// The effect is there; the machine action's id where there is one.
    case found(actionID: String?)
    case absent
    /// The service could not be asked.
    case unknown(String)
}
