extension EntitySchema {
    /// The properties of `NonCpeSoftwareRow`, with names, nullability and filters of mde-entities.yaml.
    public static let nonCpeSoftwareRow = EntitySchema(
        "NonCpeSoftwareRow", "A product on a device that has no CPE name, in the export of the inventory.",
        fields: [
            Field("deviceId", .string, "The device's machine id."),
            Field("rbacGroupId", .integer, "The device group's number."),
            Field("rbacGroupName", .string, "The device group's name."),
            Field("deviceName", .string, "The device's DNS name."),
            Field("osPlatform", .string, "The operating system, e.g. Windows11."),
            Field("softwareVendor", .string, "The product's vendor."),
            Field("softwareName", .string, "The product."),
            Field("softwareVersion", .string, "The product's version."),
            Field("softwareLastSeenTimestamp", .timestamp, "When it was last seen on the device."),
        ])
}
