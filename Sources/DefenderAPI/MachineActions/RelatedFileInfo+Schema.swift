extension RelatedFileInfo {
    /// The properties of `RelatedFileInfo`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "RelatedFileInfo", "The file that an action is about.",
        fields: [
            Field("fileIdentifier", .string, "The file's hash."),
            Field("fileIdentifierType", .enumeration(.relatedFileIdentifierType), "The kind of hash."),
        ])
}
