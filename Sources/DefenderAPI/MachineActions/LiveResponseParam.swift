/// A parameter of a live response command (run-live-response.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct LiveResponseParam: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The parameter's name.
    public var key: String? { text("key") }
    /// The parameter's value.
    public var value: String? { text("value") }
}
