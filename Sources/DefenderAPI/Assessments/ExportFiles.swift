public import Canonical

/// Links to the parts of an export (get-assessment-*.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct ExportFiles: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The addresses to download the parts from.
    public var exportFiles: [String] { texts("exportFiles") }
    /// When the export was made.
    public var generatedTime: Timestamp? { time("generatedTime") }
}
