extension EntitySchema {
    /// The properties of `ScannedTarget`, with names, nullability and filters of mde-entities.yaml.
    public static let scannedTarget = EntitySchema(
        "ScannedTarget", "What became of one target of a scan.",
        fields: [
            Field("Ip", .string, "The target's address."),
            Field("Hostname", .string, "The target's name."),
            Field("ScannedDeviceDescription", .string, "What the target says it is."),
            Field("ErrorMessage", .string, "Why it failed."),
            Field("ScanStatus", .string, "How it ended."),
            Field("ScanDuration", .string, "How long it took."),
        ])
}
