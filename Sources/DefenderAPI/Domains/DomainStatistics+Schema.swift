extension DomainStatistics {
    /// The properties of `InOrgDomainStats`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "InOrgDomainStats", "When the organisation met a domain, and on how many devices.",
        fields: [
            Field("host", .string, "The domain's name."),
            Field("organizationPrevalence", .integer, "How many devices of the organisation met it."),
            Field("orgFirstSeen", .timestamp, "When the organisation first met it."),
            Field("orgLastSeen", .timestamp, "When the organisation last met it."),
        ])
}
