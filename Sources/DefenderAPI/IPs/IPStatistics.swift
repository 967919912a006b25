public import Canonical

/// When the organisation met an address, and on how many devices (get-ip-statistics.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct IPStatistics: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The address.
    public var ipAddress: String? { text("ipAddress") }
    /// How many devices of the organisation met it.
    public var organizationPrevalence: Int64? { integer("organizationPrevalence") }
    /// When the organisation first met it.
    public var orgFirstSeen: Timestamp? { time("orgFirstSeen") }
    /// When the organisation last met it.
    public var orgLastSeen: Timestamp? { time("orgLastSeen") }
}
