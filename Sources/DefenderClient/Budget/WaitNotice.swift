public import DefenderAPI

/// The client waits before it goes on: what a person who watches wants to know.
public struct WaitNotice: Hashable, Sendable, CustomStringConvertible {
    public enum Reason: Hashable, Sendable {
        /// As many calls were sent as the service allows in a minute or an hour.
        case budget
        /// The service asked for it.
        case throttled
        /// The service does not answer, or is unwell.
        case unwell
    }

    public let endpoint: Endpoint
    public let reason: Reason
    public let wait: Duration

    /// Shorter waits are nobody's business.
    static let least = Duration.seconds(3)

    public var description: String { Messages.waiting(self) }
}
