/// A network interface of a device: the reference's `IpAddress` (get-machines.md example).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct MachineIPAddress: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The address.
    public var ipAddress: String? { text("ipAddress") }
    /// Twelve hexadecimal digits; null for a loopback.
    public var macAddress: String? { text("macAddress") }
    /// The kind of interface.
    public var type: String? { text("type") }
    /// Whether it is up.
    public var operationalStatus: String? { text("operationalStatus") }
}
