/// What the policy says to a planned step.
public enum Verdict: Hashable, Sendable {
    case cleared
    /// `rule` says which line of the policy, or `drift`.
    case refused(reason: String, rule: String)
    /// People have to agree first.
    case waiting(reason: String, demands: [ApprovalDemand])
    /// Somebody who was asked has said no. `stops` where no new step of the run begins after that.
    case denied(reason: String, stops: Bool)
    /// Nobody has answered in time. `stops` as above.
    case expired(reason: String, stops: Bool)
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
        case .waiting: "waiting"
        case .refused, .denied, .expired: "refused"
        case .skipped, .already, .failed: "skipped"
        }
    }

    public var reason: String? {
        switch self {
        case .cleared: nil
        case .refused(let reason, _), .waiting(let reason, _), .denied(let reason, _), .expired(let reason, _), .skipped(let reason),
            .already(let reason), .failed(let reason):
            reason
        }
    }

    public var rule: String? {
        switch self {
        case .refused(_, let rule): rule
        case .waiting(_, let demands): demands.first?.rule
        case .denied, .expired: "approval"
        case .cleared, .skipped, .already, .failed: nil
        }
    }

    /// Whether the step is done, now or once people have agreed.
    public var isOpen: Bool {
        switch self {
        case .cleared, .waiting: true
        case .refused, .denied, .expired, .skipped, .already, .failed: false
        }
    }
}
