/// The user that an alert speaks of (alerts.md example).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct AlertRelatedUser: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The account's name.
    public var userName: String? { text("userName") }
    /// The account's domain.
    public var domainName: String? { text("domainName") }
}
