extension DeviceAVInfo {
    /// The properties of `DeviceAvInfo`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "DeviceAvInfo", key: "id", "How the antivirus of a device is.",
        fields: [
            Field("id", .string, "What names it."),
            Field("machineId", .string, filter: .exact, "The device's machine id."),
            Field("computerDnsName", .string, filter: .exact, "The device's DNS name."),
            Field("avEngineUpdateTime", .timestamp, "When the engine was last updated."),
            Field("avEngineVersion", .string, filter: .exact, "The engine's version."),
            Field("avIsEngineUpToDate", .openEnumeration(.trueFalseUnknown), filter: .exact, "Whether the engine is up to date."),
            Field(
                "avIsPlatformUpToDate", .openEnumeration(.trueFalseUnknown), filter: .exact,
                "Whether the platform is up to date."),
            Field(
                "avIsSignatureUpToDate", .openEnumeration(.trueFalseUnknown), filter: .exact,
                "Whether the signatures are up to date."),
            Field("avMode", .openEnumeration(.avMode), filter: .exact, "The antivirus's mode, a number as a text."),
            Field("avPlatformUpdateTime", .timestamp, "When the platform was last updated."),
            Field("avPlatformVersion", .string, filter: .exact, "The platform's version."),
            Field("avSignaturePublishTime", .timestamp, "When the signatures were published."),
            Field("avSignatureUpdateTime", .timestamp, "When the signatures were last updated."),
            Field("avSignatureVersion", .string, filter: .exact, "The signatures' version."),
            Field("dataRefreshTimestamp", .timestamp, "When this report was made."),
            Field("fullScanError", .string, filter: .exact, "The error code of the last full scan, as a text."),
            Field("fullScanResult", .openEnumeration(.avScanResult), filter: .exact, "How the last full scan ended."),
            Field("fullScanTime", .timestamp, "When the last full scan ended."),
            Field("quickScanError", .string, filter: .exact, "The error code of the last quick scan, as a text."),
            Field("quickScanResult", .openEnumeration(.avScanResult), filter: .exact, "How the last quick scan ended."),
            Field("quickScanTime", .timestamp, "When the last quick scan ended."),
            Field("lastSeenTime", .timestamp, "When the device last reported."),
            Field("osKind", .openEnumeration(.osKind), filter: .exact, "windows, mac or linux."),
            Field("osPlatform", .string, filter: .exact, "The operating system, e.g. Windows11."),
            Field("osVersion", .string, filter: .exact, "The operating system's version."),
            Field("rbacGroupId", .integer, filter: .number, "The device group's number."),
            Field("rbacGroupName", .string, "The device group's name."),
        ])
}
