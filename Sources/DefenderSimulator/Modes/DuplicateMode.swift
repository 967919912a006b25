/// What asking for a machine action answers while the same one is not over on the device: the three ways that were
/// observed (mde-errors-and-limits.yaml, `machine_action_lifecycle.duplicates`).
public enum DuplicateMode: String, Hashable, Sendable, CaseIterable {
    /// 400 `ActiveRequestAlreadyExists`.
    case reject
    /// 201 with the action that is pending already.
    case pending
    /// 201 with a new action, which is carried out last: after a release that was asked for meanwhile.
    case queue
}
