public import Canonical

/// When the organisation met a domain, and on how many devices (get-domain-statistics.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct DomainStatistics: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The domain's name.
    public var host: String? { text("host") }
    /// How many devices of the organisation met it.
    public var organizationPrevalence: Int64? { integer("organizationPrevalence") }
    /// When the organisation first met it.
    public var orgFirstSeen: Timestamp? { time("orgFirstSeen") }
    /// When the organisation last met it.
    public var orgLastSeen: Timestamp? { time("orgLastSeen") }
}
