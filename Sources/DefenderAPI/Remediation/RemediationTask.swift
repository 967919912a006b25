public import Canonical

/// Work that somebody asked for to follow a recommendation (get-remediation-methods-properties.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct RemediationTask: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// What names it.
    public var id: String { text("id") ?? "" }
    /// The headline.
    public var title: String? { text("title") }
    /// When it was made.
    public var createdOn: Timestamp? { time("createdOn") }
    /// The id of who asked for it.
    public var requesterId: String? { text("requesterId") }
    /// The address of who asked for it.
    public var requesterEmail: String? { text("requesterEmail") }
    /// Whether it is still open.
    public var status: String? { text("status") }
    /// When that last changed.
    public var statusLastModifiedOn: Timestamp? { time("statusLastModifiedOn") }
    /// What it is, in prose.
    public var description: String? { text("description") }
    /// The product or setting that it is about.
    public var relatedComponent: String? { text("relatedComponent") }
    /// How many devices it is for.
    public var targetDevices: Int64? { integer("targetDevices") }
    /// The device groups that it is for.
    public var rbacGroupNames: [String] { texts("rbacGroupNames") }
    /// How many of the devices are done.
    public var fixedDevices: Int64? { integer("fixedDevices") }
    /// What the requester wrote.
    public var requesterNotes: String? { text("requesterNotes") }
    /// Until when it is due.
    public var dueOn: Timestamp? { time("dueOn") }
    /// Software or security configuration.
    public var category: String? { text("category") }
    /// Whose work it may disturb.
    public var productivityImpactRemediationType: String? { text("productivityImpactRemediationType") }
    /// How urgent it is, by rank.
    public var priority: String? { text("priority") }
    /// Whether it is closed by itself or by hand.
    public var completionMethod: String? { text("completionMethod") }
    /// The id of who closed it.
    public var completerId: String? { text("completerId") }
    /// The address of who closed it.
    public var completerEmail: String? { text("completerEmail") }
    /// The security configuration's id.
    public var scid: String? { text("scid") }
    /// The kind of work.
    public var type: String? { text("type") }
    /// The product's id.
    public var productId: String? { text("productId") }
    /// The vendor's id.
    public var vendorId: String? { text("vendorId") }
    /// What names the product within its vendor.
    public var nameId: String? { text("nameId") }
    /// The version to go to.
    public var recommendedVersion: String? { text("recommendedVersion") }
    /// The vendor of that program.
    public var recommendedVendor: String? { text("recommendedVendor") }
    /// The program to go to.
    public var recommendedProgram: String? { text("recommendedProgram") }
}
