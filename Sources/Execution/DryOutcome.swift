/// How a step of a rehearsal ended. There is no `done` among them.
public enum DryOutcome: StepOutcome {
    case rehearsed
    case already(String)
    case failed(String)
    case skipped(String)
    case refused(String, rule: String)
    case unknown(String)
    case cancelled(String)
    case timedOut(String)
    case pending(String)
    case waiting(String)
    case denied(String)
    case expired(String)

    public var word: String {
        switch self {
        case .rehearsed: "rehearsed"
        case .already, .skipped: "skipped"
        case .failed: "failed"
        case .refused: "refused"
        case .unknown: "unknown"
        case .cancelled: "cancelled"
        case .timedOut: "timed_out"
        case .pending: "pending"
        case .waiting: "waiting"
        case .denied: "denied"
        case .expired: "expired"
        }
    }

    public var wordForConditions: String {
        switch self {
        case .rehearsed, .already: "done"
        default: word
        }
    }

    public var reason: String? {
        switch self {
        case .rehearsed: nil
        case .already(let reason), .failed(let reason), .skipped(let reason), .refused(let reason, _),
            .unknown(let reason), .cancelled(let reason), .timedOut(let reason), .pending(let reason), .waiting(let reason),
            .denied(let reason),
            .expired(let reason):
            reason
        }
    }

    public var rule: String? {
        guard case .refused(_, let rule) = self else { return nil }
        return rule
    }

    public var actionIDs: [String] { [] }

    public var isAlready: Bool {
        guard case .already = self else { return false }
        return true
    }
}
