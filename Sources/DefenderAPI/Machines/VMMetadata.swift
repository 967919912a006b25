/// Where a virtual machine runs: the reference's `VmMetadata`, observed only.
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct VMMetadata: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The virtual machine's id.
    public var vmId: String? { text("vmId") }
    /// The cloud.
    public var cloudProvider: String? { text("cloudProvider") }
    /// The cloud's resource id.
    public var resourceId: String? { text("resourceId") }
    /// The cloud's subscription.
    public var subscriptionId: String? { text("subscriptionId") }
}
