public import Canonical

/// Where and when the organisation met a file (get-file-statistics.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct FileStatistics: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The file's SHA-1.
    public var sha1: String? { text("sha1") }
    /// How many devices of the organisation met it.
    public var organizationPrevalence: Int64? { integer("organizationPrevalence") }
    /// When the organisation first met it.
    public var orgFirstSeen: Timestamp? { time("orgFirstSeen") }
    /// When the organisation last met it.
    public var orgLastSeen: Timestamp? { time("orgLastSeen") }
    /// How many devices in the world have it.
    public var globallyPrevalence: Int64? { integer("globallyPrevalence") }
    /// When the world first saw it.
    public var globalFirstObserved: Timestamp? { time("globalFirstObserved") }
    /// When the world last saw it.
    public var globalLastObserved: Timestamp? { time("globalLastObserved") }
    /// The names that it goes by most.
    public var topFileNames: [String] { texts("topFileNames") }
}
