extension EntitySchema {
    /// The properties of `ErrorBody`, with names, nullability and filters of mde-entities.yaml.
    public static let errorBody = EntitySchema(
        "ErrorBody", "What is wrong with a request.",
        fields: [
            Field("code", .string, "What kind of error it is."),
            Field("message", .string, "What is wrong, in prose; may change."),
            Field("target", .string, "What support can find the request by."),
        ])
}
