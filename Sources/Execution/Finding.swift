/// What asking the service about an unanswered intent gave.
public enum Finding: Hashable, Sendable {
    /// The effect is there; the machine action's id where there is one.
    case found(actionID: String?)
    case absent
    /// It cannot be asked about, and the same again does no harm.
    case repeatable
    /// The service could not be asked.
    case unknown(String)

    /// Whether it may be sent once more.
    var letsRepeat: Bool { self == .absent || self == .repeatable }
}
