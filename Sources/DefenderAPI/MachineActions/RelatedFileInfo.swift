/// The file that an action is about (machineaction.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct RelatedFileInfo: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The file's hash.
    public var fileIdentifier: String? { text("fileIdentifier") }
    /// The kind of hash.
    public var fileIdentifierType: String? { text("fileIdentifierType") }
}
