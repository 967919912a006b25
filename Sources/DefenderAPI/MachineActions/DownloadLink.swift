/// A link to download from, valid for minutes (get-package-sas-uri.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct DownloadLink: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The address to download from; that of a package stands in a second pair of quotes.
    public var value: String? { text("value") }
}
