public import DefenderAPI

/// What one run is about.
public enum Subject: Hashable, Sendable, CustomStringConvertible {
    case alert(AlertID)
    case device(MachineID)

    /// `alert:ID` or `device:ID`: how plan, ledger and audit log name it.
    public var description: String {
        switch self {
        case .alert(let id): "alert:\(id)"
        case .device(let id): "device:\(id)"
        }
    }
}
