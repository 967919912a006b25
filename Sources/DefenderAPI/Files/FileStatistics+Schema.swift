extension FileStatistics {
    /// The properties of `InOrgFileStats`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "InOrgFileStats", "Where and when the organisation met a file.",
        fields: [
            Field("sha1", .string, "The file's SHA-1."),
            Field("organizationPrevalence", .integer, "How many devices of the organisation met it."),
            Field("orgFirstSeen", .timestamp, "When the organisation first met it."),
            Field("orgLastSeen", .timestamp, "When the organisation last met it."),
            Field("globallyPrevalence", .integer, "How many devices in the world have it."),
            Field("globalFirstObserved", .timestamp, "When the world first saw it."),
            Field("globalLastObserved", .timestamp, "When the world last saw it."),
            Field("topFileNames", .list(.string), "The names that it goes by most."),
        ])
}
