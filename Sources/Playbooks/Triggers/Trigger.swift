public import ActionKit
public import DefenderAPI

/// What starts the runs of a checked playbook.
public enum Trigger: Sendable {
    case alerts(AlertTrigger)
    case hunting(HuntingTrigger)
    case devices(DeviceTrigger)
    case schedule(ScheduleTrigger)
    case manual([ManualInput])

    /// The key in the file.
    public var kind: String {
        switch self {
        case .alerts: "alerts"
        case .hunting: "hunting"
        case .devices: "devices"
        case .schedule: "schedule"
        case .manual: "manual"
        }
    }
}

/// The trigger `alerts`: a query for alerts, and what one run is about.
public struct AlertTrigger: Sendable {
    /// What one run is about.
    public enum Grouping: Sendable {
        case alert, device, incident
        /// An expression on `alert`; alerts of one value within any window of that length make one run.
        case key(Condition, within: Duration)
    }

    /// `where`: which alerts.
    public let condition: Condition
    /// The part of `where` that the service can filter; nil if none. What it lets through is judged by all of `where`.
    public let pushed: ODataFilter?
    /// How far back alerts are read, by `lastUpdateTime`.
    public let lookback: Duration
    public let grouping: Grouping
}

/// The trigger `hunting`.
public struct HuntingTrigger: Sendable {
    public let query: RuleStep.TextInput
    /// The columns that are read, held against what the service returns.
    public let columns: HuntingColumns
    public let every: Duration
    public let device: Condition?
    public let key: Condition
}

/// The trigger `devices`.
public struct DeviceTrigger: Sendable {
    /// `where`: which devices.
    public let condition: Condition
    /// The part of `where` that the service can filter; nil if none.
    public let pushed: ODataFilter?
    public let every: Duration
}

/// A typed input of the trigger `manual`.
public struct ManualInput: Sendable {
    public let name: String
    public let type: ValueType
    /// Nil if the caller has to give one.
    public let fallback: InputValue?
    public let description: String?
}
