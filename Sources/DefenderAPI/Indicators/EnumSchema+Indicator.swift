extension EnumSchema {
    public static let indicatorType = EnumSchema(
        "IndicatorType",
        ["FileSha1", "FileSha256", "FileMd5", "CertificateThumbprint", "IpAddress", "DomainName", "Url"])

    /// With the legacy `Alert` and `AlertAndBlock`, which are read and never sent (reference README, row 24).
    public static let indicatorAction = EnumSchema(
        "IndicatorAction", ["Warn", "Block", "Audit", "Alert", "AlertAndBlock", "BlockAndRemediate", "Allowed"])

    public static let indicatorSeverity = EnumSchema(
        "IndicatorSeverity", ["Informational", "Low", "Medium", "High"], ranked: true)

    public static let indicatorSourceType = EnumSchema("IndicatorSourceType", ["User", "AadApp"])
}
