public import Canonical

/// A file that live responses can put on devices or run (list-library-files.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct LibraryFile: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The file's name.
    public var fileName: String { text("fileName") ?? "" }
    /// The file's SHA-256.
    public var sha256: String? { text("sha256") }
    /// What it is, in prose.
    public var description: String? { text("description") }
    /// When it was uploaded.
    public var creationTime: Timestamp? { time("creationTime") }
    /// When it was last uploaded anew.
    public var lastUpdatedTime: Timestamp? { time("lastUpdatedTime") }
    /// Who made it.
    public var createdBy: String? { text("createdBy") }
    /// Whether the script takes arguments.
    public var hasParameters: Bool? { boolean("hasParameters") }
    /// What the script's arguments mean.
    public var parametersDescription: String? { text("parametersDescription") }
}
