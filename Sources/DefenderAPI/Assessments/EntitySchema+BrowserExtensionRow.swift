extension EntitySchema {
    /// The properties of `BrowserExtensionRow`, with names, nullability and filters of mde-entities.yaml.
    public static let browserExtensionRow = EntitySchema(
        "BrowserExtensionRow", "A browser extension on a device, in the export.",
        fields: [
            Field("DeviceId", .string, "The device's machine id."),
            Field("DeviceName", .string, "The device's DNS name."),
            Field("RbacGroupId", .integer, "The device group's number."),
            Field("RbacGroupName", .string, "The device group's name."),
            Field("InstallationTime", .timestamp, "When it was installed."),
            Field("BrowserName", .string, "The browser."),
            Field("ExtensionId", .string, "The extension's id."),
            Field("ExtensionName", .string, "The extension's name."),
            Field("ExtensionDescription", .string, "What the extension says of itself."),
            Field("ExtensionVersion", .string, "The extension's version."),
            Field("ExtensionRisk", .string, "None, Low, Medium, High or Critical."),
            Field("IsActivated", .boolean, "Whether it is switched on."),
            Field("Permissions", .list(.record(.browserExtensionRowPermission)), "What the extension may do."),
        ])
}
