/// A product that is installed on devices (software.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct Software: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// Vendor, `-_-`, product.
    public var id: String { text("id") ?? "" }
    /// The name.
    public var name: String? { text("name") }
    /// The vendor.
    public var vendor: String? { text("vendor") }
    /// How many vulnerabilities are known.
    public var weaknesses: Int64? { integer("weaknesses") }
    /// Whether an exploit is public.
    public var publicExploit: Bool? { boolean("publicExploit") }
    /// Whether an active alert is tied to it.
    public var activeAlert: Bool? { boolean("activeAlert") }
    /// How many devices are exposed.
    public var exposedMachines: Int64? { integer("exposedMachines") }
    /// How much it adds to the exposure score.
    public var impactScore: Double? { double("impactScore") }
}
