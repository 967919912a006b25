extension LiveResponseParam {
    /// The properties of `LiveResponseParam`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "LiveResponseParam", "A parameter of a live response command.",
        fields: [
            Field("key", .enumeration(.liveResponseParamKey), "The parameter's name."),
            Field("value", .string, "The parameter's value."),
        ])
}
