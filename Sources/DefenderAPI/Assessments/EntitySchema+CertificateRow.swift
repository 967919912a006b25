extension EntitySchema {
    /// The properties of `CertificateRow`, with names, nullability and filters of mde-entities.yaml.
    public static let certificateRow = EntitySchema(
        "CertificateRow", "A certificate on a device, in the export.",
        fields: [
            Field("deviceId", .string, "The device's machine id."),
            Field("deviceName", .string, "The device's DNS name."),
            Field("thumbprint", .string, "The certificate's thumbprint."),
            Field("path", .string, "Where it is stored."),
            Field("signatureAlgorithm", .string, "How it is signed."),
            Field("keyLength", .string, "The key's length in bits, as a text."),
            Field("notAfter", .timestamp, "When it expires."),
            Field("notBefore", .timestamp, "From when it is valid."),
            Field("subjectType", .string, "Whose certificate it is: an end entity's or an authority's."),
            Field("serialNumber", .string, "The serial number."),
            Field("subjectObject", .json, "Whom it names."),
            Field("issuerObject", .json, "Who issued it."),
            Field("keyUsageArray", .list(.string), "What the key may be used for."),
            Field("extendedKeyUsageArray", .list(.string), "The extended uses."),
            Field("isSelfSigned", .boolean, "Whether its subject issued it."),
            Field("rbacGroupId", .integer, "The device group's number."),
            Field("rbacGroupName", .string, "The device group's name."),
        ])
}
