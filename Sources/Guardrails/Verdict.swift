/// What the policy says to a planned step.
public enum Verdict: Hashable, Sendable {
    case cleared
    /// `rule` says which line of the policy, or `drift`.
    case refused(reason: String, rule: String)
    /// The playbook itself does not want it, or it is in force.
    case skipped(reason: String)
    /// The wanted state came about since the plan was made, and the action counts that as done.
    case already(reason: String)
    /// An expression of the step failed.
    case failed(reason: String)

    /// The word of cli.md's plan and review; a failed step is never carried out.
    public var word: String {
        switch self {
        case .cleared: "cleared"
        case .refused: "refused"
        case .skipped, .already, .failed: "skipped"
        }
    }

    public var reason: String? {
        switch self {
        case .cleared: nil
        case .refused(let reason, _), .skipped(let reason), .already(let reason), .failed(let reason): reason
        }
    }

    public var rule: String? {
        guard case .refused(_, let rule) = self else { return nil }
        return rule
    }
}
