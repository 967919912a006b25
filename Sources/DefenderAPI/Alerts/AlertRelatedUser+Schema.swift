extension AlertRelatedUser {
    /// The properties of `AlertRelatedUser`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "AlertRelatedUser", text: "userName", "The user that an alert speaks of.",
        fields: [
            Field("userName", .string, "The account's name."),
            Field("domainName", .string, "The account's domain."),
        ])
}
