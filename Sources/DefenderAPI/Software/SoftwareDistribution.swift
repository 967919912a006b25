/// How far one version of a product is spread (get-software-ver-distribution.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct SoftwareDistribution: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The version.
    public var version: String? { text("version") }
    /// On how many devices this version is.
    public var installations: Int64? { integer("installations") }
    /// How many vulnerabilities this version has.
    public var vulnerabilities: Int64? { integer("vulnerabilities") }
}
