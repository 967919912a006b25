extension LiveResponseCommandResult {
    /// The properties of `LiveResponseCommandResult`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "LiveResponseCommandResult", "One command of a live response and what became of it.",
        fields: [
            Field("index", .integer, "The command's place, from 0."),
            Field("startTime", .timestamp, nullable: true, "When it began; null before."),
            Field("endTime", .timestamp, nullable: true, "When it ended; null before."),
            Field("commandStatus", .enumeration(.liveResponseCommandStatus), "How far it is."),
            Field("errors", .list(.string), "What went wrong; empty when fine."),
            Field("command", .record(LiveResponseCommand.schema), "What was asked for."),
        ])
}
