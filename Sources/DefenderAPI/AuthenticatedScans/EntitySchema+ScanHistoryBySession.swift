extension EntitySchema {
    /// The properties of `ScanHistoryBySession`, with names, nullability and filters of mde-entities.yaml.
    public static let scanHistoryBySession = EntitySchema(
        "ScanHistoryBySession", "A session of an authenticated scan, with its targets.",
        fields: [
            Field("orgId", .string, "The organisation's id."),
            Field("ScanDefinitionIds", .string, "The scans' ids."),
            Field("SessionIds", .string, "The sessions' ids."),
            Field("NumberOfSuccessfullyScannedTargets", .integer, "How many targets answered."),
            Field("NumberOfTargets", .integer, "How many targets there were."),
            Field("ScanStatus", .string, "How it ended."),
            Field("LastScanned", .timestamp, "When it last ran."),
            Field("ListScannedTargets", .list(.record(.scannedTarget)), "What became of each target."),
        ])
}
