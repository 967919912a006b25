/// A device, as a listing of other things names it (get-machines-by-software.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct MachineReference: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// What names it.
    public var id: String { text("id") ?? "" }
    /// The device's DNS name.
    public var computerDnsName: String? { text("computerDnsName") }
    /// The operating system, e.g. Windows11.
    public var osPlatform: String? { text("osPlatform") }
    /// The device group's name.
    public var rbacGroupName: String? { text("rbacGroupName") }
}
