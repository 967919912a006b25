extension EntitySchema {
    /// The properties of `BaselineConfiguration`, with names, nullability and filters of mde-entities.yaml.
    public static let baselineConfiguration = EntitySchema(
        "BaselineConfiguration", "A setting that security baselines have.",
        fields: [
            Field("uniqueId", .string, "What names the configuration within its benchmark."),
            Field("id", .string, filter: .exact, "What names it."),
            Field("benchmarkName", .string, "The benchmark."),
            Field("benchmarkVersion", .string, "The benchmark's version."),
            Field("name", .string, filter: .exact, "The name."),
            Field("description", .string, "What it is, in prose."),
            Field("category", .string, filter: .exact, "The area that the setting is in."),
            Field("complianceLevels", .list(.string), "The benchmark's levels that it is part of."),
            Field("cce", .string, filter: .exact, "The Common Configuration Enumeration's id."),
            Field("rationale", .string, "Why the setting is advised."),
            Field("source", .list(.string), "Where on a device the value is read."),
            Field("recommendedValue", .list(.string), "The values that are advised."),
            Field("remediation", .string, "How to set it."),
            Field("isCustom", .boolean, "Whether the tenant made it."),
        ])
}
