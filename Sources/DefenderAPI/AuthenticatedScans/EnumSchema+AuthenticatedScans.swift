extension EnumSchema {
    public static let scanDefinitionType = EnumSchema("ScanDefinitionType", ["Windows", "Network"])

    /// Which form the parameters of a sign-in have.
    public static let scanAuthOdataType = EnumSchema(
        "ScanAuthOdataType",
        ["#microsoft.windowsDefenderATP.api.SnmpAuthParams", "#microsoft.windowsDefenderATP.api.WindowsAuthParams"])

    /// The first four are SNMP's, the last two those of Windows.
    public static let scanAuthType = EnumSchema(
        "ScanAuthType", ["CommunityString", "NoAuthNoPriv", "AuthNoPriv", "AuthPriv", "Kerberos", "Negotiate"])

    public static let snmpAuthProtocol = EnumSchema("SnmpAuthProtocol", ["MD5", "SHA1"])

    public static let snmpPrivProtocol = EnumSchema("SnmpPrivProtocol", ["DES", "3DES", "AES"])
}
