extension EntitySchema {
    /// The properties of `ScanHistoryByDefinition`, with names, nullability and filters of mde-entities.yaml.
    public static let scanHistoryByDefinition = EntitySchema(
        "ScanHistoryByDefinition", "A run of an authenticated scan.",
        fields: [
            Field("ScanDefinitionIds", .string, "The scans' ids."),
            Field("LastScanned", .timestamp, "When it last ran."),
            Field("ScanStatus", .string, "How it ended."),
            Field("ScannerId", .string, "The agent that ran it."),
        ])
}
