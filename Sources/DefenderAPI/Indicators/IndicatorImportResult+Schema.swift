extension IndicatorImportResult {
    /// The properties of `IndicatorImportResult`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "IndicatorImportResult", "What became of one indicator of an import.",
        fields: [
            Field("id", .string, "The indicator's number; null if it failed."),
            Field("indicator", .string, "The indicator's value."),
            Field("isFailed", .boolean, "Whether this one was not stored."),
            Field("failureReason", .string, nullable: true, "Why it failed."),
        ])
}
