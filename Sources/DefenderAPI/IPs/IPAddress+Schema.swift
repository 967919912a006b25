extension IPAddress {
    /// The properties of `Ip`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "Ip", key: "id", "An address that an alert speaks of.",
        fields: [
            Field("id", .string, "The address.")
        ])
}
