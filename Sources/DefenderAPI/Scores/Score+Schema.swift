extension Score {
    /// The properties of `Score`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "Score", "The exposure score or the device secure score.",
        fields: [
            Field("score", .double, "The score."),
            Field("time", .timestamp, "When it was computed."),
            Field("rbacGroupName", .string, nullable: true, "The device group's name."),
            Field("rbacGroupId", .integer, "The device group's number."),
        ])
}
