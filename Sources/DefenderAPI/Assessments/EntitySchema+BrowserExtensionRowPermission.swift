extension EntitySchema {
    /// The properties of `BrowserExtensionRowPermission`, with names, nullability and filters of mde-entities.yaml.
    public static let browserExtensionRowPermission = EntitySchema(
        "BrowserExtensionRowPermission", "What a browser extension on a device may do.",
        fields: [
            Field("Id", .string, "The permission."),
            Field("IsRequired", .boolean, "Whether the extension cannot do without."),
            Field("Risk", .string, "How risky the permission is."),
        ])
}
