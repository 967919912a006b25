extension EntitySchema {
    /// The properties of `ScanDefinition`, with names, nullability and filters of mde-entities.yaml.
    public static let scanDefinition = EntitySchema(
        "ScanDefinition", "An authenticated scan of Windows or network devices.",
        fields: [
            Field("id", .string, "What names it."),
            Field("scanType", .openEnumeration(.scanDefinitionType), "Whether Windows devices or network devices are scanned."),
            Field("scanName", .string, "The scan's name."),
            Field("isActive", .boolean, "Whether the scan is switched on."),
            Field("target", .string, "The addresses to scan."),
            Field("orgId", .string, "The organisation's id."),
            Field("intervalInHours", .integer, "How many hours lie between two scans."),
            Field("createdBy", .string, "Who made it."),
            Field("targetType", .string, "How the target is given, e.g. Ip."),
            Field("scanAuthenticationParams", .record(.scanAuthenticationParams), "How the scanner signs in to what it scans."),
            Field("scannerAgent", .record(.scanAgent), "The device that scans."),
            Field("latestScan", .record(.latestScan), "The last scan."),
        ])
}
