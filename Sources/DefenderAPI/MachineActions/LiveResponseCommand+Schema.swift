extension LiveResponseCommand {
    /// The properties of `LiveResponseCommand`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "LiveResponseCommand", "One command of a live response.",
        fields: [
            Field("type", .enumeration(.liveResponseCommandType), "What to do."),
            Field("params", .list(.record(LiveResponseParam.schema)), "With what."),
        ])
}
