import Canonical
public import DefenderAPI

/// What a tenant holds when the simulator starts.
public struct World: Sendable {
    public var devices: [Record]
    public var alerts: [Record]
    /// Machine actions of the past, e.g. an isolation by an analyst.
    public var actions: [Record]
    /// Users besides those that devices and alerts have by themselves.
    public var users: [Record] = []
    /// What is known of files, in place of what would be drawn.
    public var files: [Record] = []
    public var indicators: [Record] = []
    /// Investigations besides those of the alerts.
    public var investigations: [Record] = []
    public var remediations: [Record] = []
    /// The files of the live response library.
    public var library: [Record] = []
    /// Hunting tables in place of, or besides, those that follow from the rest.
    var tables: [(name: String, rows: [JSONObject])] = []
    /// The application permissions that the app has; nil for all.
    public var roles: [String]?
    /// Other issuers whose tokens the app may sign in with.
    var federations: [Federation] = []
    /// Further apps.
    var apps: [AppDraft] = []
    /// Further tenants.
    var tenants: [TenantDraft] = []

    public init(devices: [Record] = [], alerts: [Record] = [], actions: [Record] = [], roles: [String]? = nil) {
        self.devices = devices
        self.alerts = alerts
        self.actions = actions
        self.roles = roles
    }
}
