/// One command of a live response (run-live-response.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct LiveResponseCommand: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// What to do.
    public var type: String? { text("type") }
    /// With what.
    public var params: [LiveResponseParam] { parts("params") }
}
