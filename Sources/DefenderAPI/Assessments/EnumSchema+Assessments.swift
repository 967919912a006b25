extension EnumSchema {
    public static let exploitabilityLevel = EnumSchema(
        "ExploitabilityLevel", ["NoExploit", "ExploitIsPublic", "ExploitIsVerified", "ExploitIsInKit"])

    public static let deltaStatus = EnumSchema("DeltaStatus", ["New", "Fixed", "Updated"])

    public static let endOfSupportStatus = EnumSchema(
        "EndOfSupportStatus", ["None", "EOS Version", "Upcoming EOS Version", "EOS Software", "Upcoming EOS Software"])
}
