extension EntitySchema {
    /// The properties of `SecureConfigurationRow`, with names, nullability and filters of mde-entities.yaml.
    public static let secureConfigurationRow = EntitySchema(
        "SecureConfigurationRow", "A setting of a device, in the export of secure configurations.",
        fields: [
            Field("deviceId", .string, "The device's machine id."),
            Field("rbacGroupName", .string, "The device group's name."),
            Field("deviceName", .string, nullable: true, "The device's DNS name."),
            Field("osPlatform", .string, "The operating system, e.g. Windows11."),
            Field("osVersion", .string, "The operating system's version."),
            Field("timestamp", .timestamp, "When it was looked at."),
            Field("configurationId", .string, "The setting's id."),
            Field("configurationCategory", .string, "The area that the setting is in."),
            Field("configurationSubcategory", .string, "The part of that area."),
            Field("configurationImpact", .double, "How much the setting weighs, 0 to 10."),
            Field("isCompliant", .boolean, "Whether the device has it as advised."),
            Field("isApplicable", .boolean, "Whether it applies to the device."),
            Field("isExpectedUserImpact", .boolean, "Whether people would notice the change."),
            Field("configurationName", .string, "The setting's name."),
            Field("recommendationReference", .string, "The recommendation's id."),
        ])
}
