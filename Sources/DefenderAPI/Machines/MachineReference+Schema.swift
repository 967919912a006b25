extension MachineReference {
    /// The properties of `MachineReference`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "MachineReference", key: "id", "A device, as a listing of other things names it.",
        fields: [
            Field("id", .string, "What names it."),
            Field("computerDnsName", .string, "The device's DNS name."),
            Field("osPlatform", .string, "The operating system, e.g. Windows11."),
            Field("rbacGroupName", .string, "The device group's name."),
        ])
}
