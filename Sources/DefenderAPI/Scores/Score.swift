public import Canonical

/// The exposure score or the device secure score (score.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct Score: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The score.
    public var score: Double? { double("score") }
    /// When it was computed.
    public var time: Timestamp? { time("time") }
    /// The device group's name.
    public var rbacGroupName: String? { text("rbacGroupName") }
    /// The device group's number.
    public var rbacGroupId: Int64? { integer("rbacGroupId") }
}
