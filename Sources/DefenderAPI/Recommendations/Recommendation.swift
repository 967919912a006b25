/// What would lower the exposure (recommendation.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct Recommendation: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// What names it, e.g. va-_-microsoft-_-windows_10.
    public var id: String { text("id") ?? "" }
    /// The product.
    public var productName: String? { text("productName") }
    /// What to do, as a headline.
    public var recommendationName: String? { text("recommendationName") }
    /// How many vulnerabilities are known.
    public var weaknesses: Int64? { integer("weaknesses") }
    /// The vendor.
    public var vendor: String? { text("vendor") }
    /// The version to go to.
    public var recommendedVersion: String? { text("recommendedVersion") }
    /// The program to go to.
    public var recommendedProgram: String? { text("recommendedProgram") }
    /// The vendor of that program.
    public var recommendedVendor: String? { text("recommendedVendor") }
    /// The area that it is about.
    public var recommendationCategory: String? { text("recommendationCategory") }
    /// The part of that area.
    public var subCategory: String? { text("subCategory") }
    /// How much it lowers exposure, 0 to 10.
    public var severityScore: Double? { double("severityScore") }
    /// Whether an exploit is public.
    public var publicExploit: Bool? { boolean("publicExploit") }
    /// Whether an active alert is tied to it.
    public var activeAlert: Bool? { boolean("activeAlert") }
    /// The threat reports that it answers.
    public var associatedThreats: [String] { texts("associatedThreats") }
    /// The kind of work.
    public var remediationType: String? { text("remediationType") }
    /// Whether it holds or is excepted.
    public var status: String? { text("status") }
    /// How much it raises the device secure score.
    public var configScoreImpact: Double? { double("configScoreImpact") }
    /// How much it lowers the exposure score.
    public var exposureImpact: Double? { double("exposureImpact") }
    /// How many devices it applies to.
    public var totalMachineCount: Int64? { integer("totalMachineCount") }
    /// How many devices still need it.
    public var exposedMachinesCount: Int64? { integer("exposedMachinesCount") }
    /// On how many devices nobody would notice.
    public var nonProductivityImpactedAssets: Int64? { integer("nonProductivityImpactedAssets") }
    /// The product or setting that it is about.
    public var relatedComponent: String? { text("relatedComponent") }
    /// How many of the exposed devices are critical.
    public var exposedCriticalDevices: Int64? { integer("exposedCriticalDevices") }
    /// Marks, e.g. internetFacing.
    public var tags: [String] { texts("tags") }
}
