extension EntitySchema {
    /// The properties of `SoftwareInventoryRow`, with names, nullability and filters of mde-entities.yaml.
    public static let softwareInventoryRow = EntitySchema(
        "SoftwareInventoryRow", "A version of a product on a device, in the export of the inventory.",
        fields: [
            Field("deviceId", .string, "The device's machine id."),
            Field("rbacGroupName", .string, "The device group's name."),
            Field("deviceName", .string, "The device's DNS name."),
            Field("osPlatform", .string, "The operating system, e.g. Windows11."),
            Field("softwareVendor", .string, "The product's vendor."),
            Field("softwareName", .string, "The product."),
            Field("softwareVersion", .string, "The product's version."),
            Field("numberOfWeaknesses", .integer, "How many vulnerabilities this version has."),
            Field("diskPaths", .list(.string), "Where on the disk it was found."),
            Field("registryPaths", .list(.string), "Where in the registry it was found."),
            Field("softwareFirstSeenTimestamp", .timestamp, "When it was first seen on the device."),
            Field("endOfSupportStatus", .openEnumeration(.endOfSupportStatus), "How near the end of support is."),
            Field("endOfSupportDate", .timestamp, "When support ends."),
        ])
}
