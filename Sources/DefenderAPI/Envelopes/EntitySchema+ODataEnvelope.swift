extension EntitySchema {
    /// The properties of `ODataEnvelope`, with names, nullability and filters of mde-entities.yaml.
    public static let odataEnvelope = EntitySchema(
        "ODataEnvelope", "A page of a listing.",
        fields: [
            Field("@odata.context", .string, "What kind of value this is."),
            Field("value", .list(.json), "The entities."),
            Field("@odata.nextLink", .string, nullable: true, "Where the listing goes on."),
        ])
}
