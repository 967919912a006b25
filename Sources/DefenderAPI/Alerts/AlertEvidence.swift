public import Canonical

/// One thing that an alert rests on: a flat type, of which the properties of the other kinds are null (alerts.md
/// example).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct AlertEvidence: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The kind of evidence, e.g. File, Process, User.
    public var entityType: String? { text("entityType") }
    /// When it was added to the alert.
    public var evidenceCreationTime: Timestamp? { time("evidenceCreationTime") }
    /// The file's SHA-1.
    public var sha1: String? { text("sha1") }
    /// The file's SHA-256.
    public var sha256: String? { text("sha256") }
    /// The file's name.
    public var fileName: String? { text("fileName") }
    /// The folder that the file was in.
    public var filePath: String? { text("filePath") }
    /// The process id.
    public var processId: Int64? { integer("processId") }
    /// The process's command line.
    public var processCommandLine: String? { text("processCommandLine") }
    /// When the process began.
    public var processCreationTime: Timestamp? { time("processCreationTime") }
    /// The parent's process id.
    public var parentProcessId: Int64? { integer("parentProcessId") }
    /// When the parent began.
    public var parentProcessCreationTime: Timestamp? { time("parentProcessCreationTime") }
    /// The parent's file name.
    public var parentProcessFileName: String? { text("parentProcessFileName") }
    /// The folder of the parent's file.
    public var parentProcessFilePath: String? { text("parentProcessFilePath") }
    /// The address.
    public var ipAddress: String? { text("ipAddress") }
    /// The URL.
    public var url: String? { text("url") }
    /// The registry key.
    public var registryKey: String? { text("registryKey") }
    /// The registry hive.
    public var registryHive: String? { text("registryHive") }
    /// The type of the registry value.
    public var registryValueType: String? { text("registryValueType") }
    /// The registry value.
    public var registryValue: String? { text("registryValue") }
    /// The account's name.
    public var accountName: String? { text("accountName") }
    /// The account's domain.
    public var domainName: String? { text("domainName") }
    /// The account's SID.
    public var userSid: String? { text("userSid") }
    /// The account's object id in Entra.
    public var aadUserId: String? { text("aadUserId") }
    /// The account's user principal name.
    public var userPrincipalName: String? { text("userPrincipalName") }
    /// What the product did with it.
    public var detectionStatus: String? { text("detectionStatus") }
}
