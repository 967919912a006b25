extension LibraryFile {
    /// The properties of `LibraryFile`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "LibraryFile", key: "fileName", "A file that live responses can put on devices or run.",
        fields: [
            Field("fileName", .string, "The file's name."),
            Field("sha256", .string, "The file's SHA-256."),
            Field("description", .string, nullable: true, "What it is, in prose."),
            Field("creationTime", .timestamp, "When it was uploaded."),
            Field("lastUpdatedTime", .timestamp, "When it was last uploaded anew."),
            Field("createdBy", .string, "Who made it."),
            Field("hasParameters", .boolean, "Whether the script takes arguments."),
            Field("parametersDescription", .string, nullable: true, "What the script's arguments mean."),
        ])
}
