extension MachineAction {
    /// The properties of `MachineAction`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "MachineAction", key: "id", "Something that a device was asked to do.",
        fields: [
            Field("id", .string, aliases: ["ID"], "The action's GUID."),
            Field("type", .enumeration(.machineActionType), filter: .closed, "What is done, e.g. Isolate."),
            Field("scope", .string, nullable: true, "Full or Selective for an isolation, Quick or Full for a scan."),
            Field("requestor", .string, filter: .exact, "The user's principal name, or the app's name or id."),
            Field("externalId", .string, nullable: true, aliases: ["externalID"], "The caller's own correlation id."),
            Field("requestSource", .openEnumeration(.requestSource), "Where the request came from."),
            Field(
                "commands", .list(.record(LiveResponseCommandResult.schema)),
                "The commands of a live response and their results."),
            Field("cancellationRequestor", .string, nullable: true, "Who cancelled it."),
            Field("requestorComment", .string, "The comment of the request; holds the step token of our own."),
            Field("cancellationComment", .string, nullable: true, "Why it was cancelled."),
            Field("status", .enumeration(.machineActionStatus), aliases: ["Status"], filter: .closed, "How far it is."),
            Field("machineId", .string, filter: .exact, "The device's machine id."),
            Field("computerDnsName", .string, "The device's DNS name."),
            Field("creationDateTimeUtc", .timestamp, filter: .instant, "When it was asked for."),
            Field("cancellationDateTimeUtc", .timestamp, nullable: true, "When it was cancelled."),
            Field("lastUpdateDateTimeUtc", .timestamp, aliases: ["lastUpdateTimeUtc"], "When it last changed."),
            Field("title", .string, nullable: true, "A title."),
            Field(
                "relatedFileInfo", .record(RelatedFileInfo.schema), nullable: true,
                "The file of a StopAndQuarantineFile."),
            Field("errorHResult", .integer, "The device's error code; 0 is none."),
            Field("troubleshootInfo", .string, nullable: true, "Hints on a failure."),
        ])
}
