extension IPStatistics {
    /// The properties of `InOrgIPStats`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "InOrgIPStats", "When the organisation met an address, and on how many devices.",
        fields: [
            Field("ipAddress", .string, "The address."),
            Field("organizationPrevalence", .integer, "How many devices of the organisation met it."),
            Field("orgFirstSeen", .timestamp, "When the organisation first met it."),
            Field("orgLastSeen", .timestamp, "When the organisation last met it."),
        ])
}
