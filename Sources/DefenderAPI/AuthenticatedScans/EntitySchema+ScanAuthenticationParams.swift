extension EntitySchema {
    /// The properties of `ScanAuthenticationParams`, with names, nullability and filters of mde-entities.yaml.
    public static let scanAuthenticationParams = EntitySchema(
        "ScanAuthenticationParams", "How an authenticated scan signs in; its type says which properties apply.",
        fields: [
            Field("@odata.type", .openEnumeration(.scanAuthOdataType), "Which of the forms below this is."),
            Field("type", .openEnumeration(.scanAuthType), "The way to sign in."),
            Field("KeyVaultUrl", .string, "The key vault that holds the secret."),
            Field("KeyVaultSecretName", .string, "The secret's name there."),
            Field("Domain", .string, "The account's domain."),
            Field("Username", .string, "The account's name."),
            Field("IsGMSAUser", .boolean, "Whether it is a group managed service account."),
            Field("CommunityString", .string, "The SNMP community."),
            Field("AuthProtocol", .openEnumeration(.snmpAuthProtocol), "The hash that signs in."),
            Field("AuthPassword", .string, "The password that signs in."),
            Field("PrivProtocol", .openEnumeration(.snmpPrivProtocol), "The cipher."),
            Field("PrivPassword", .string, "The cipher's password."),
        ])
}
