extension EntitySchema {
    /// The properties of `AdvancedHuntingColumn`, with names, nullability and filters of mde-entities.yaml.
    public static let advancedHuntingColumn = EntitySchema(
        "AdvancedHuntingColumn", "A column of a hunting query's result.",
        fields: [
            Field("Name", .string, "The column's name."),
            Field("Type", .string, "The column's type."),
        ])
}
