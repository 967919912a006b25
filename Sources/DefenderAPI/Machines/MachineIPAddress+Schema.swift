extension MachineIPAddress {
    /// The properties of `IpAddress`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "IpAddress", "A network interface of a device.",
        fields: [
            Field("ipAddress", .string, "The address."),
            Field("macAddress", .string, nullable: true, "Twelve hexadecimal digits; null for a loopback."),
            Field("type", .openEnumeration(.ipAddressType), "The kind of interface."),
            Field("operationalStatus", .openEnumeration(.ipOperationalStatus), "Whether it is up."),
        ])
}
