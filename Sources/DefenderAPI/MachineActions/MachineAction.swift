public import Canonical

/// Something that a device was asked to do, and how far it is (machineaction.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct MachineAction: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The action's GUID.
    public var id: String { text("id") ?? "" }
    /// What is done, e.g. Isolate.
    public var type: String? { text("type") }
    /// Full or Selective for an isolation, Quick or Full for a scan.
    public var scope: String? { text("scope") }
    /// The user's principal name, or the app's name or id.
    public var requestor: String? { text("requestor") }
    /// The caller's own correlation id.
    public var externalId: String? { text("externalId") }
    /// Where the request came from.
    public var requestSource: String? { text("requestSource") }
    /// The commands of a live response and their results.
    public var commands: [LiveResponseCommandResult] { parts("commands") }
    /// Who cancelled it.
    public var cancellationRequestor: String? { text("cancellationRequestor") }
    /// The comment of the request; holds the step token of our own.
    public var requestorComment: String? { text("requestorComment") }
    /// Why it was cancelled.
    public var cancellationComment: String? { text("cancellationComment") }
    /// How far it is.
    public var status: String? { text("status") }
    /// The device's machine id.
    public var machineId: String? { text("machineId") }
    /// The device's DNS name.
    public var computerDnsName: String? { text("computerDnsName") }
    /// When it was asked for.
    public var creationDateTimeUtc: Timestamp? { time("creationDateTimeUtc") }
    /// When it was cancelled.
    public var cancellationDateTimeUtc: Timestamp? { time("cancellationDateTimeUtc") }
    /// When it last changed.
    public var lastUpdateDateTimeUtc: Timestamp? { time("lastUpdateDateTimeUtc") }
    /// A title.
    public var title: String? { text("title") }
    /// The file of a StopAndQuarantineFile.
    public var relatedFileInfo: RelatedFileInfo? { part("relatedFileInfo") }
    /// The device's error code; 0 is none.
    public var errorHResult: Int64? { integer("errorHResult") }
    /// Hints on a failure.
    public var troubleshootInfo: String? { text("troubleshootInfo") }
}
