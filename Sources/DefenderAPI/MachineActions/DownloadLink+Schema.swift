extension DownloadLink {
    /// The properties of `SasUri`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "SasUri", "A link to download from, valid for minutes.",
        fields: [
            Field("value", .string, "The address to download from; that of a package stands in a second pair of quotes.")
        ])
}
