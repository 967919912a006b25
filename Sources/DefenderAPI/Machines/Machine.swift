public import Canonical

/// A device that the service knows (machine.md, and properties that only captured answers show).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct Machine: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The machine id: 40 hexadecimal digits.
    public var id: String { text("id") ?? "" }
    /// The device's fully qualified name.
    public var computerDnsName: String? { text("computerDnsName") }
    /// When the service first saw it.
    public var firstSeen: Timestamp? { time("firstSeen") }
    /// The last full report, sent about every 24 hours.
    public var lastSeen: Timestamp? { time("lastSeen") }
    /// The operating system, e.g. Windows11.
    public var osPlatform: String? { text("osPlatform") }
    /// The processor; deprecated in favour of osArchitecture.
    public var osProcessor: String? { text("osProcessor") }
    /// The operating system's version, e.g. 22H2.
    public var version: String? { text("version") }
    /// The operating system's build number.
    public var osBuild: Int64? { integer("osBuild") }
    /// The last address inside the network.
    public var lastIpAddress: String? { text("lastIpAddress") }
    /// The last address as seen from the Internet.
    public var lastExternalIpAddress: String? { text("lastExternalIpAddress") }
    /// Whether its sensor reports.
    public var healthStatus: String? { text("healthStatus") }
    /// Whether the service manages it.
    public var onboardingStatus: String? { text("onboardingStatus") }
    /// The name of its device group.
    public var rbacGroupName: String? { text("rbacGroupName") }
    /// The number of its device group, as a text.
    public var rbacGroupId: String? { text("rbacGroupId") }
    /// The risk that its alerts make, by rank.
    public var riskScore: String? { text("riskScore") }
    /// How exposed it is to attacks, by rank.
    public var exposureLevel: String? { text("exposureLevel") }
    /// Its object id in Entra.
    public var aadDeviceId: String? { text("aadDeviceId") }
    /// The tags that people and playbooks gave it.
    public var machineTags: [String] { texts("machineTags") }
    /// What it is worth to the organisation, by rank.
    public var deviceValue: String? { text("deviceValue") }
    /// Its network interfaces.
    public var ipAddresses: [MachineIPAddress] { parts("ipAddresses") }
    /// 32-bit or 64-bit.
    public var osArchitecture: String? { text("osArchitecture") }
    /// Whether it is joined to Entra.
    public var isAadJoined: Bool? { boolean("isAadJoined") }
    /// The machine id that took this one's place.
    public var mergedIntoMachineId: String? { text("mergedIntoMachineId") }
    /// Whether the service takes it for a duplicate.
    public var isPotentialDuplication: Bool? { boolean("isPotentialDuplication") }
    /// Whether it is excluded from vulnerability management.
    public var isExcluded: Bool? { boolean("isExcluded") }
    /// Why it is excluded.
    public var exclusionReason: String? { text("exclusionReason") }
    /// The operating system's version in another form; seen only as null.
    public var osVersion: String? { text("osVersion") }
    /// The sensor's version.
    public var agentVersion: String? { text("agentVersion") }
    /// Whether the antivirus is up to date.
    public var defenderAvStatus: String? { text("defenderAvStatus") }
    /// What manages it, e.g. Intune.
    public var managedBy: String? { text("managedBy") }
    /// How that management stands.
    public var managedByStatus: String? { text("managedByStatus") }
    /// Where it runs if it is a virtual machine.
    public var vmMetadata: VMMetadata? { part("vmMetadata") }
}
