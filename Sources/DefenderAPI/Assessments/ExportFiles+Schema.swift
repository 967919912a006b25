extension ExportFiles {
    /// The properties of `ExportFilesResponse`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "ExportFilesResponse", "Links to the parts of an export.",
        fields: [
            Field("exportFiles", .list(.string), "The addresses to download the parts from."),
            Field("generatedTime", .timestamp, "When the export was made."),
        ])
}
