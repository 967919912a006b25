extension EntitySchema {
    /// The properties of `HardwareFirmwareRow`, with names, nullability and filters of mde-entities.yaml.
    public static let hardwareFirmwareRow = EntitySchema(
        "HardwareFirmwareRow", "A hardware component or firmware of a device, in the export.",
        fields: [
            Field("deviceId", .string, "The device's machine id."),
            Field("rbacGroupId", .integer, "The device group's number."),
            Field("rbacGroupName", .string, "The device group's name."),
            Field("deviceName", .string, "The device's DNS name."),
            Field("componentType", .string, "The kind of component."),
            Field("manufacturer", .string, "Who made it."),
            Field("componentName", .string, "The component."),
            Field("componentVersion", .string, "The component's version."),
            Field("additionalFields", .string, "More, as JSON text."),
        ])
}
