extension Domain {
    /// The properties of `Domain`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "Domain", key: "host", "A domain that an alert speaks of.",
        fields: [
            Field("host", .string, "The domain's name.")
        ])
}
