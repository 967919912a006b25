public import Canonical
public import DefenderAPI

/// What one run is about.
public enum Subject: Hashable, Sendable, CustomStringConvertible {
    case alert(AlertID)
    case device(MachineID)
    /// The `incidentId` of alerts.
    case incident(Int64)
    /// What alerts have in common, in words. Several runs of one plan may have the same key: each is told by the oldest alert of
    /// its window.
    case key(String, from: AlertID)
    /// The key of a row that a hunting query gave.
    case row(String)
    /// The time of a schedule that came last.
    case occurrence(Timestamp)
    /// What somebody called a playbook with.
    case call(Digest)

    /// `alert:ID`, `device:ID` …: how plan, ledger and audit log name it.
    public var description: String {
        switch self {
        case .alert(let id): "alert:\(id)"
        case .device(let id): "device:\(id)"
        case .incident(let number): "incident:\(number)"
        case .key(let key, _): "key:\(key)"
        case .row(let key): "row:\(key)"
        case .occurrence(let time): "time:\(time)"
        case .call(let digest): "call:\(digest)"
        }
    }

    /// Whether a run takes care of it for good: who calls twice means it twice.
    public var isTakenCareOf: Bool {
        guard case .call = self else { return true }
        return false
    }

    /// What tells it from all other subjects of a plan.
    public var identity: String {
        if case .key(_, let first) = self { return "\(self)\n\(first)" }
        return description
    }
}
