extension EntitySchema {
    /// The properties of `BaselineProfile`, with names, nullability and filters of mde-entities.yaml.
    public static let baselineProfile = EntitySchema(
        "BaselineProfile", "A security baseline that devices are held to.",
        fields: [
            Field("id", .string, filter: .exact, "What names it."),
            Field("name", .string, filter: .exact, "The name."),
            Field("description", .string, "What it is, in prose."),
            Field("benchmark", .string, "The benchmark's name."),
            Field("version", .string, "The version."),
            Field("operatingSystem", .string, filter: .exact, "The operating system that it is for."),
            Field("operatingSystemVersion", .string, filter: .exact, "The version of that operating system."),
            Field("status", .boolean, filter: .exact, "Whether the profile is switched on."),
            Field("complianceLevel", .string, "The benchmark's level."),
            Field("settingsNumber", .integer, filter: .number, "How many settings it has."),
            Field("createdBy", .string, "Who made it."),
            Field("lastUpdatedBy", .string, "Who last changed it."),
            Field("createdOnTimestampUTC", .timestamp, "When it was made."),
            Field("lastUpdateTimestampUTC", .timestamp, "When it was last changed."),
            Field("passedDevices", .integer, filter: .number, "How many devices comply."),
            Field("totalDevices", .integer, filter: .number, "How many devices it is assigned to."),
        ])
}
