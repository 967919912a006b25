/// How a step of a live run ended.
public enum LiveOutcome: StepOutcome {
    /// - Parameter note: what a reader has to know besides: an action of somebody else that is under way against it.
    case done(actionIDs: [String], note: String? = nil)
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
        case .done, .already: "done"
        case .failed: "failed"
        case .skipped: "skipped"
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

    public var wordForConditions: String { word }

    public var reason: String? {
        switch self {
        case .done(_, let note): note
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

    public var actionIDs: [String] {
        guard case .done(let ids, _) = self else { return [] }
        return ids
    }

    public var isAlready: Bool {
        guard case .already = self else { return false }
        return true
    }
}
