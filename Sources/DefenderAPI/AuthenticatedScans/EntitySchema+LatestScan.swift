extension EntitySchema {
    /// The properties of `LatestScan`, with names, nullability and filters of mde-entities.yaml.
    public static let latestScan = EntitySchema(
        "LatestScan", "The last run of an authenticated scan.",
        fields: [
            Field("status", .string, "How the scan ended."),
            Field("failureReason", .string, nullable: true, "Why it failed."),
            Field("executionDateTime", .timestamp, nullable: true, "When it ran."),
        ])
}
