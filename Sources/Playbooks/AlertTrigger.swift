public import Diagnostics

/// The trigger `alerts`: a query for alerts, and what one run is about.
public struct AlertTrigger: Sendable {
    /// What one run is about (`per`).
    public enum Subject: String, Sendable, CaseIterable {
        case alert
        case device
    }

    /// Nil, as are the others, if it is missing or wrong, which has been reported.
    public let condition: Embedded?
    /// How far back alerts are read, by `lastUpdateTime`.
    public let lookback: Spanned<Duration>?
    public let subject: Subject?
}
