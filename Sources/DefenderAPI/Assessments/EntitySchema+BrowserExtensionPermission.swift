extension EntitySchema {
    /// The properties of `BrowserExtensionPermission`, with names, nullability and filters of mde-entities.yaml.
    public static let browserExtensionPermission = EntitySchema(
        "BrowserExtensionPermission", "What a permission of browser extensions means.",
        fields: [
            Field("key", .string, "The permission."),
            Field("permissionName", .string, "The permission's name for people."),
            Field("description", .string, "What it is, in prose."),
        ])
}
