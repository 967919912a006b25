/// The run that a step belongs to, for what is told of it.
public struct RunFacts: Hashable, Sendable {
    public let id: String
    public let tenant: String
    /// What it is about, as the plan words it.
    public let subject: String
    /// The device's id; nil where the run has none.
    public let device: String?
    /// The DNS name; nil where the service gives none.
    public let deviceName: String?
    /// The ids of its alerts, oldest first.
    public let alerts: [String]

    public init(id: String, tenant: String, subject: String, device: String?, deviceName: String?, alerts: [String]) {
        self.id = id
        self.tenant = tenant
        self.subject = subject
        self.device = device
        self.deviceName = deviceName
        self.alerts = alerts
    }
}
