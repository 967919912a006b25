public import Canonical

/// A hash, address, domain, URL or certificate that is allowed, watched or blocked (ti-indicator.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct Indicator: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The indicator's number, as a text.
    public var id: String { text("id") ?? "" }
    /// The hash, address, domain, URL or thumbprint; posting a known one updates it.
    public var indicatorValue: String? { text("indicatorValue") }
    /// What kind of value it is.
    public var indicatorType: String? { text("indicatorType") }
    /// The application that the indicator is for.
    public var application: String? { text("application") }
    /// What is done where the value is met.
    public var action: String? { text("action") }
    /// The caller's own correlation id.
    public var externalId: String? { text("externalId") }
    /// Whether a user or an app made it.
    public var sourceType: String? { text("sourceType") }
    /// The name of the user or app that made it.
    public var createdBySource: String? { text("createdBySource") }
    /// The id of the user or app that made it.
    public var createdBy: String? { text("createdBy") }
    /// Who last changed it.
    public var lastUpdatedBy: String? { text("lastUpdatedBy") }
    /// When it was made; the odd name is the service's.
    public var creationTimeDateTimeUtc: Timestamp? { time("creationTimeDateTimeUtc") }
    /// When it ceases to hold; null is never.
    public var expirationTime: Timestamp? { time("expirationTime") }
    /// When it last changed.
    public var lastUpdateTime: Timestamp? { time("lastUpdateTime") }
    /// How bad a match is, by rank.
    public var severity: String? { text("severity") }
    /// The headline.
    public var title: String? { text("title") }
    /// What it is, in prose.
    public var description: String? { text("description") }
    /// What an analyst should do on a match.
    public var recommendedActions: String? { text("recommendedActions") }
    /// The device groups that it holds for; empty is all.
    public var rbacGroupNames: [String] { texts("rbacGroupNames") }
    /// The numbers of these device groups.
    public var rbacGroupIds: [String] { texts("rbacGroupIds") }
    /// Whether a match raises an alert.
    public var generateAlert: Bool? { boolean("generateAlert") }
    /// The product or list that it came from.
    public var source: String? { text("source") }
    /// A number for the category; not documented.
    public var category: Int64? { integer("category") }
    /// Where a warned user can read more.
    public var educateUrl: String? { text("educateUrl") }
    /// For how many hours a warned user may go on.
    public var bypassDurationHours: Int64? { integer("bypassDurationHours") }
    /// The notification that a user sees.
    public var notificationId: String? { text("notificationId") }
    /// The text of that notification.
    public var notificationBody: String? { text("notificationBody") }
    /// The version.
    public var version: String? { text("version") }
    /// MITRE ATT&CK technique ids, e.g. T1486.
    public var mitreTechniques: [String] { texts("mitreTechniques") }
    /// Whether past events are matched too.
    public var historicalDetection: Bool? { boolean("historicalDetection") }
    /// How far back past events are matched.
    public var lookBackPeriod: String? { text("lookBackPeriod") }
    /// Not documented.
    public var additionalInfo: String? { text("additionalInfo") }
    /// The display name of who made it.
    public var createdByDisplayName: String? { text("createdByDisplayName") }
    /// About the certificate of a thumbprint; not documented.
    public var certificateInfo: JSONValue? { json("certificateInfo") }
}
