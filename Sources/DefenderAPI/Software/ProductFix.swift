/// An update that devices lack (get-missing-kbs-machine.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct ProductFix: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The KB's number.
    public var id: String { text("id") ?? "" }
    /// The name.
    public var name: String? { text("name") }
    /// The products that it mends.
    public var productsNames: [String] { texts("productsNames") }
    /// Where it is described.
    public var url: String? { text("url") }
    /// How many devices lack it.
    public var machineMissedOn: Int64? { integer("machineMissedOn") }
    /// How many vulnerabilities it closes.
    public var cveAddressed: Int64? { integer("cveAddressed") }
}
