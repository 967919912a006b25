extension EntitySchema {
    /// The properties of `ErrorEnvelope`, with names, nullability and filters of mde-entities.yaml.
    public static let errorEnvelope = EntitySchema(
        "ErrorEnvelope", "An answer that tells what is wrong.",
        fields: [
            Field("error", .record(.errorBody), "What is wrong.")
        ])
}
