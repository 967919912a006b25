extension Investigation {
    /// The properties of `Investigation`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "Investigation", key: "id", "An automated investigation on one device.",
        fields: [
            Field("id", .string, filter: .exact, "The investigation's number, as a text."),
            Field("startTime", .timestamp, nullable: true, filter: .instant, "When it began."),
            Field("endTime", .timestamp, nullable: true, "When it ended; null while it runs."),
            Field("cancelledBy", .string, nullable: true, "Who cancelled it."),
            Field("state", .enumeration(.investigationState), filter: .closed, "How far it is."),
            Field("statusDetails", .string, nullable: true, "More on the state."),
            Field("machineId", .string, filter: .exact, "The device's machine id."),
            Field("computerDnsName", .string, "The device's DNS name."),
            Field("triggeringAlertId", .string, filter: .exact, "The alert that started it."),
        ])
}
