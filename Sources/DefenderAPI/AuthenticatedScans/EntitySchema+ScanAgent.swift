extension EntitySchema {
    /// The properties of `ScanAgent`, with names, nullability and filters of mde-entities.yaml.
    public static let scanAgent = EntitySchema(
        "ScanAgent", "A device that runs authenticated scans.",
        fields: [
            Field("id", .string, "What names it."),
            Field("machineId", .string, "The device's machine id."),
            Field("machineName", .string, "The device's name."),
            Field("computerDnsName", .string, "The device's DNS name."),
            Field("lastSeen", .timestamp, "When the service last saw it."),
            Field("assignedApplicationId", .string, "The app that the agent signs in as."),
            Field("scannerSoftwareVersion", .string, "The scanner's version."),
            Field("lastCommandExecutionTimestamp", .timestamp, "When it last ran a command."),
            Field("mdeClientVersion", .string, "The sensor's version."),
        ])
}
