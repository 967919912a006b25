extension EntitySchema {
    /// The properties of `AdvancedHuntingResult`, with names, nullability and filters of mde-entities.yaml.
    public static let advancedHuntingResult = EntitySchema(
        "AdvancedHuntingResult", "What a hunting query gave.",
        fields: [
            Field("Schema", .list(.record(.advancedHuntingColumn)), "The columns, in the order of the result."),
            Field("Results", .list(.json), "The rows; each one's keys are the columns' names."),
        ])
}
