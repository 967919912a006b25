extension FileProfile {
    /// The properties of `File`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "File", key: "sha1", "What is known of a file in the world.",
        fields: [
            Field("sha1", .string, "The file's SHA-1."),
            Field("sha256", .string, "The file's SHA-256."),
            Field("md5", .string, nullable: true, "The file's MD5."),
            Field("globalPrevalence", .integer, nullable: true, "How many devices in the world have it."),
            Field("globalFirstObserved", .timestamp, nullable: true, "When the world first saw it."),
            Field("globalLastObserved", .timestamp, nullable: true, "When the world last saw it."),
            Field("size", .integer, nullable: true, "Its length in bytes."),
            Field("fileType", .string, nullable: true, "The file's type."),
            Field("isPeFile", .boolean, "Whether it is a portable executable."),
            Field("filePublisher", .string, nullable: true, "Who published it."),
            Field("fileProductName", .string, nullable: true, "The product that it belongs to."),
            Field("signer", .string, nullable: true, "Who signed it."),
            Field("issuer", .string, nullable: true, "Who issued the signer's certificate."),
            Field("signerHash", .string, nullable: true, "The signing certificate's hash."),
            Field("isValidCertificate", .boolean, nullable: true, "Whether the service found the signature valid."),
            Field("determinationType", .openEnumeration(.fileDeterminationType), "What the service takes it for."),
            Field("determinationValue", .string, nullable: true, "The threat's name."),
        ])
}
