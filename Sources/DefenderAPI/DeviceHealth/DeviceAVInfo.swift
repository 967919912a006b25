public import Canonical

/// How the antivirus of a device is (device-health-export-antivirus-health-report-api.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct DeviceAVInfo: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// What names it.
    public var id: String { text("id") ?? "" }
    /// The device's machine id.
    public var machineId: String? { text("machineId") }
    /// The device's DNS name.
    public var computerDnsName: String? { text("computerDnsName") }
    /// When the engine was last updated.
    public var avEngineUpdateTime: Timestamp? { time("avEngineUpdateTime") }
    /// The engine's version.
    public var avEngineVersion: String? { text("avEngineVersion") }
    /// Whether the engine is up to date.
    public var avIsEngineUpToDate: String? { text("avIsEngineUpToDate") }
    /// Whether the platform is up to date.
    public var avIsPlatformUpToDate: String? { text("avIsPlatformUpToDate") }
    /// Whether the signatures are up to date.
    public var avIsSignatureUpToDate: String? { text("avIsSignatureUpToDate") }
    /// The antivirus's mode, a number as a text.
    public var avMode: String? { text("avMode") }
    /// When the platform was last updated.
    public var avPlatformUpdateTime: Timestamp? { time("avPlatformUpdateTime") }
    /// The platform's version.
    public var avPlatformVersion: String? { text("avPlatformVersion") }
    /// When the signatures were published.
    public var avSignaturePublishTime: Timestamp? { time("avSignaturePublishTime") }
    /// When the signatures were last updated.
    public var avSignatureUpdateTime: Timestamp? { time("avSignatureUpdateTime") }
    /// The signatures' version.
    public var avSignatureVersion: String? { text("avSignatureVersion") }
    /// When this report was made.
    public var dataRefreshTimestamp: Timestamp? { time("dataRefreshTimestamp") }
    /// The error code of the last full scan, as a text.
    public var fullScanError: String? { text("fullScanError") }
    /// How the last full scan ended.
    public var fullScanResult: String? { text("fullScanResult") }
    /// When the last full scan ended.
    public var fullScanTime: Timestamp? { time("fullScanTime") }
    /// The error code of the last quick scan, as a text.
    public var quickScanError: String? { text("quickScanError") }
    /// How the last quick scan ended.
    public var quickScanResult: String? { text("quickScanResult") }
    /// When the last quick scan ended.
    public var quickScanTime: Timestamp? { time("quickScanTime") }
    /// When the device last reported.
    public var lastSeenTime: Timestamp? { time("lastSeenTime") }
    /// windows, mac or linux.
    public var osKind: String? { text("osKind") }
    /// The operating system, e.g. Windows11.
    public var osPlatform: String? { text("osPlatform") }
    /// The operating system's version.
    public var osVersion: String? { text("osVersion") }
    /// The device group's number.
    public var rbacGroupId: Int64? { integer("rbacGroupId") }
    /// The device group's name.
    public var rbacGroupName: String? { text("rbacGroupName") }
}
