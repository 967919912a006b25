/// What changing an alert answers.
public enum AlertAnswerMode: String, Hashable, Sendable, CaseIterable {
    /// The alert as it is now.
    case fresh
    /// The alert as it was before.
    case stale
}
