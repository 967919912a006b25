extension AlertEvidence {
    /// The properties of `AlertEvidence`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "AlertEvidence", "One thing that an alert rests on; entityType tells which properties are filled.",
        fields: [
            Field(
                "entityType", .openEnumeration(.evidenceEntityType), "The kind of evidence, e.g. File, Process, User."),
            Field("evidenceCreationTime", .timestamp, "When it was added to the alert."),
            Field("sha1", .string, nullable: true, "The file's SHA-1."),
            Field("sha256", .string, nullable: true, "The file's SHA-256."),
            Field("fileName", .string, nullable: true, "The file's name."),
            Field("filePath", .string, nullable: true, "The folder that the file was in."),
            Field("processId", .integer, nullable: true, "The process id."),
            Field("processCommandLine", .string, nullable: true, "The process's command line."),
            Field("processCreationTime", .timestamp, nullable: true, "When the process began."),
            Field("parentProcessId", .integer, nullable: true, "The parent's process id."),
            Field("parentProcessCreationTime", .timestamp, nullable: true, "When the parent began."),
            Field("parentProcessFileName", .string, nullable: true, "The parent's file name."),
            Field("parentProcessFilePath", .string, nullable: true, "The folder of the parent's file."),
            Field("ipAddress", .string, nullable: true, "The address."),
            Field("url", .string, nullable: true, "The URL."),
            Field("registryKey", .string, nullable: true, "The registry key."),
            Field("registryHive", .string, nullable: true, "The registry hive."),
            Field("registryValueType", .string, nullable: true, "The type of the registry value."),
            Field("registryValue", .string, nullable: true, "The registry value."),
            Field("accountName", .string, nullable: true, "The account's name."),
            Field("domainName", .string, nullable: true, "The account's domain."),
            Field("userSid", .string, nullable: true, "The account's SID."),
            Field("aadUserId", .string, nullable: true, "The account's object id in Entra."),
            Field("userPrincipalName", .string, nullable: true, "The account's user principal name."),
            Field(
                "detectionStatus", .openEnumeration(.detectionStatus), nullable: true, "What the product did with it."),
        ])
}
