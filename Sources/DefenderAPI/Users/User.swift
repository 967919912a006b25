public import Canonical

/// An account that logs on to devices (get-alert-related-user-info.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct User: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// Domain, backslash, account.
    public var id: String { text("id") ?? "" }
    /// The account's name.
    public var accountName: String? { text("accountName") }
    /// The account's domain.
    public var accountDomain: String? { text("accountDomain") }
    /// The account's SID.
    public var accountSid: String? { text("accountSid") }
    /// When the service first saw it.
    public var firstSeen: Timestamp? { time("firstSeen") }
    /// When the service last saw it.
    public var lastSeen: Timestamp? { time("lastSeen") }
    /// The device that the account is on most.
    public var mostPrevalentMachineId: String? { text("mostPrevalentMachineId") }
    /// The device that the account is on least.
    public var leastPrevalentMachineId: String? { text("leastPrevalentMachineId") }
    /// How the account logs on.
    public var logonTypes: String? { text("logonTypes") }
    /// On how many devices the account logged on.
    public var logOnMachinesCount: Int64? { integer("logOnMachinesCount") }
    /// Whether the account administers the domain.
    public var isDomainAdmin: Bool? { boolean("isDomainAdmin") }
    /// Whether the account logs on over the network only.
    public var isOnlyNetworkUser: Bool? { boolean("isOnlyNetworkUser") }
}
