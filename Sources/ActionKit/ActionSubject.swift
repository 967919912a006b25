/// What a step of an action acts on.
public enum ActionSubject: Hashable, Sendable {
    /// A device: the run's, or the step's `device`.
    case device
    /// Alerts: the run's, or the step's `alert`.
    case alerts
    /// Something that the inputs name.
    case inputs
}
