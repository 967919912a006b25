/// A domain that an alert speaks of (get-alert-related-domain-info.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct Domain: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The domain's name.
    public var host: String { text("host") ?? "" }
}
