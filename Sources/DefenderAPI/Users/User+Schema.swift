extension User {
    /// The properties of `User`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "User", key: "id", "An account that logs on to devices.",
        fields: [
            Field("id", .string, "Domain, backslash, account."),
            Field("accountName", .string, "The account's name."),
            Field("accountDomain", .string, "The account's domain."),
            Field("accountSid", .string, "The account's SID."),
            Field("firstSeen", .timestamp, "When the service first saw it."),
            Field("lastSeen", .timestamp, "When the service last saw it."),
            Field("mostPrevalentMachineId", .string, "The device that the account is on most."),
            Field("leastPrevalentMachineId", .string, "The device that the account is on least."),
            Field("logonTypes", .openEnumeration(.userLogonType), "How the account logs on."),
            Field("logOnMachinesCount", .integer, "On how many devices the account logged on."),
            Field("isDomainAdmin", .boolean, "Whether the account administers the domain."),
            Field("isOnlyNetworkUser", .boolean, nullable: true, "Whether the account logs on over the network only."),
        ])
}
