public import Canonical

/// A finding of the service on one device (alerts.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct Alert: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// What names the alert; opaque.
    public var id: String { text("id") ?? "" }
    /// The headline that the portal shows.
    public var title: String? { text("title") }
    /// What was found, in prose.
    public var description: String? { text("description") }
    /// When the alert was raised.
    public var alertCreationTime: Timestamp? { time("alertCreationTime") }
    /// The last event that belongs to the alert.
    public var lastEventTime: Timestamp? { time("lastEventTime") }
    /// The first event that belongs to the alert.
    public var firstEventTime: Timestamp? { time("firstEventTime") }
    /// When the alert last changed; what look-backs go by.
    public var lastUpdateTime: Timestamp? { time("lastUpdateTime") }
    /// When the status became Resolved.
    public var resolvedTime: Timestamp? { time("resolvedTime") }
    /// The incident that the alert belongs to.
    public var incidentId: Int64? { integer("incidentId") }
    /// The automated investigation that looks into it.
    public var investigationId: Int64? { integer("investigationId") }
    /// How far that investigation is.
    public var investigationState: String? { text("investigationState") }
    /// Who works on the alert.
    public var assignedTo: String? { text("assignedTo") }
    /// The device group of the alert's device.
    public var rbacGroupName: String? { text("rbacGroupName") }
    /// MITRE ATT&CK technique ids, e.g. T1486.
    public var mitreTechniques: [String] { texts("mitreTechniques") }
    /// The user that the alert speaks of.
    public var relatedUser: AlertRelatedUser? { part("relatedUser") }
    /// How bad it is, by rank.
    public var severity: String? { text("severity") }
    /// Where the work on it stands.
    public var status: String? { text("status") }
    /// What an analyst found it to be.
    public var classification: String? { text("classification") }
    /// What kind of true or false positive it is.
    public var determination: String? { text("determination") }
    /// The kind of threat, e.g. Ransomware.
    public var category: String? { text("category") }
    /// The detector's product.
    public var detectionSource: String? { text("detectionSource") }
    /// The malware family.
    public var threatFamilyName: String? { text("threatFamilyName") }
    /// The malware's name.
    public var threatName: String? { text("threatName") }
    /// The device's machine id.
    public var machineId: String? { text("machineId") }
    /// The device's DNS name.
    public var computerDnsName: String? { text("computerDnsName") }
    /// The tenant's GUID.
    public var aadTenantId: String? { text("aadTenantId") }
    /// The detector's GUID.
    public var detectorId: String? { text("detectorId") }
    /// What analysts wrote on it.
    public var comments: [AlertComment] { parts("comments") }
    /// Files, processes, users, addresses that it rests on.
    public var evidence: [AlertEvidence] { parts("evidence") }
}
