public import Canonical

/// How a simulated tenant is made.
public struct SimulatorOptions: Sendable {
    /// What the tenant holds at the start.
    public enum Source: Sendable {
        /// Generated from the seed.
        case generated(devices: Int, alerts: Int)
        /// Made ahead, e.g. read by `WorldFile`.
        case world(World)
    }

    /// What every id, the secret and every drawn value come from.
    public var seed: UInt64 = 1
    public var source: Source = .generated(devices: 50, alerts: 50)
    /// The application permissions that the app has; nil for those of the world, or else all.
    public var roles: [String]?
    /// What the app may prove itself with besides its secret.
    public var certificates: [AppCertificate] = []
    public var limits: RateLimitMode = .none
    public var clock: ClockMode = .real
    /// From the request of a machine action to its end. Less than the two seconds that are promised, so that a poll at
    /// two seconds sees the end.
    public var pace: Duration = .milliseconds(1500)
    /// The ways in which the service differs.
    public var modes = Modes()
    /// What happens by itself as time goes by.
    public var scenario: Scenario?
    /// Whether a request without a route answers 501 instead of the service's 404.
    public var isStrict = false
    /// What is wrong on purpose from the start.
    public var faults = Faults.none
    /// The file for the effects; nil for none. It is emptied at the start.
    public var journalPath: String?
    /// Where the time comes from.
    public var now: @Sendable () -> Timestamp

    /// - Parameter now: the machine's clock by default.
    public init(now: @escaping @Sendable () -> Timestamp = SystemTime.now) { self.now = now }

    /// The tenant's id under a seed: what a world's alerts name.
    public static func tenantID(seed: UInt64) -> String { LabIdentity(seed: seed, roles: []).tenantID }
}
