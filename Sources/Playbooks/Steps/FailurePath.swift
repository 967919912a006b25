/// `on_failure`: what happens to the run if a step fails or times out.
public enum FailurePath: String, Sendable, CaseIterable {
    /// No new step starts.
    case stop
    case `continue`
    /// The run stops and what it put in force is taken back.
    case undo
}
