public import Canonical

/// What somebody wrote on an alert (alerts.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct AlertComment: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The text.
    public var comment: String? { text("comment") }
    /// Who wrote it.
    public var createdBy: String? { text("createdBy") }
    /// When it was written.
    public var createdTime: Timestamp? { time("createdTime") }
}
