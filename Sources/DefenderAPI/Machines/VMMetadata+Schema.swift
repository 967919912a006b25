extension VMMetadata {
    /// The properties of `VmMetadata`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "VmMetadata", "Where a virtual machine runs.",
        fields: [
            Field("vmId", .string, nullable: true, "The virtual machine's id."),
            Field("cloudProvider", .openEnumeration(.cloudProvider), nullable: true, "The cloud."),
            Field("resourceId", .string, nullable: true, "The cloud's resource id."),
            Field("subscriptionId", .string, nullable: true, "The cloud's subscription."),
        ])
}
