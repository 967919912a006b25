extension EntitySchema {
    /// The properties of `BaselineRow`, with names, nullability and filters of mde-entities.yaml.
    public static let baselineRow = EntitySchema(
        "BaselineRow", "A setting of a security baseline on a device, in the export.",
        fields: [
            Field("id", .string, "What names it."),
            Field("configurationId", .string, "The setting's id."),
            Field("deviceId", .string, "The device's machine id."),
            Field("deviceName", .string, "The device's DNS name."),
            Field("profileId", .string, "The profile's id."),
            Field("osPlatform", .string, "The operating system, e.g. Windows11."),
            Field("osVersion", .string, "The operating system's version."),
            Field("rbacGroupId", .integer, "The device group's number."),
            Field("rbacGroupName", .string, "The device group's name."),
            Field("isApplicable", .boolean, "Whether it applies to the device."),
            Field("isCompliant", .boolean, "Whether the device has it as advised."),
            Field("dataCollectionTimeOffset", .timestamp, "When the device was looked at."),
            Field("complianceCalculationTimeOffset", .timestamp, "When compliance was computed."),
            Field("recommendedValue", .list(.string), "The values that are advised."),
            Field("currentValue", .list(.string), "The values that the device has."),
            Field("source", .list(.string), "Where on the device the values were read."),
        ])
}
