/// An address that an alert speaks of (get-alert-related-ip-info.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct IPAddress: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The address.
    public var id: String { text("id") ?? "" }
}
