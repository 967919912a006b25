public import Canonical

/// An automated investigation on one device (investigation.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct Investigation: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The investigation's number, as a text.
    public var id: String { text("id") ?? "" }
    /// When it began.
    public var startTime: Timestamp? { time("startTime") }
    /// When it ended; null while it runs.
    public var endTime: Timestamp? { time("endTime") }
    /// Who cancelled it.
    public var cancelledBy: String? { text("cancelledBy") }
    /// How far it is.
    public var state: String? { text("state") }
    /// More on the state.
    public var statusDetails: String? { text("statusDetails") }
    /// The device's machine id.
    public var machineId: String? { text("machineId") }
    /// The device's DNS name.
    public var computerDnsName: String? { text("computerDnsName") }
    /// The alert that started it.
    public var triggeringAlertId: String? { text("triggeringAlertId") }
}
