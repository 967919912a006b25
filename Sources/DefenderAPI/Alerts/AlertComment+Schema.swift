extension AlertComment {
    /// The properties of `AlertComment`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "AlertComment", "What somebody wrote on an alert.",
        fields: [
            Field("comment", .string, "The text."),
            Field("createdBy", .string, "Who wrote it."),
            Field("createdTime", .timestamp, aliases: ["createTime"], "When it was written."),
        ])
}
