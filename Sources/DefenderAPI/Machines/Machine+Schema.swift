extension Machine {
    /// The properties of `Machine`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "Machine", key: "id", "A device that the service knows.",
        fields: [
            Field("id", .string, aliases: ["ID"], filter: .exact, "The machine id: 40 hexadecimal digits."),
            Field("computerDnsName", .string, filter: [.equal, .startsWith], "The device's fully qualified name."),
            Field("firstSeen", .timestamp, "When the service first saw it."),
            Field("lastSeen", .timestamp, filter: .instant, "The last full report, sent about every 24 hours."),
            Field(
                "osPlatform", .openEnumeration(.machineOsPlatform), filter: .exact,
                "The operating system, e.g. Windows11."),
            Field("osProcessor", .string, "The processor; deprecated in favour of osArchitecture."),
            Field("version", .string, filter: .exact, "The operating system's version, e.g. 22H2."),
            Field("osBuild", .integer, nullable: true, "The operating system's build number."),
            Field("lastIpAddress", .string, filter: .exact, "The last address inside the network."),
            Field("lastExternalIpAddress", .string, "The last address as seen from the Internet."),
            Field("healthStatus", .enumeration(.machineHealthStatus), filter: .closed, "Whether its sensor reports."),
            Field(
                "onboardingStatus", .enumeration(.machineOnboardingStatus), filter: .closed,
                "Whether the service manages it."),
            Field("rbacGroupName", .string, "The name of its device group."),
            Field("rbacGroupId", .string, "The number of its device group, as a text."),
            Field(
                "riskScore", .enumeration(.machineRiskScore), nullable: true, filter: .exact,
                "The risk that its alerts make, by rank."),
            Field(
                "exposureLevel", .enumeration(.machineExposureLevel), nullable: true, filter: .exact,
                "How exposed it is to attacks, by rank."),
            Field("aadDeviceId", .string, nullable: true, "Its object id in Entra."),
            Field("machineTags", .list(.string), "The tags that people and playbooks gave it."),
            Field(
                "deviceValue", .enumeration(.machineDeviceValue), nullable: true, filter: .exact,
                "What it is worth to the organisation, by rank."),
            Field("ipAddresses", .list(.record(MachineIPAddress.schema)), "Its network interfaces."),
            Field("osArchitecture", .enumeration(.machineOsArchitecture), "32-bit or 64-bit."),
            Field("isAadJoined", .boolean, "Whether it is joined to Entra."),
            Field("mergedIntoMachineId", .string, nullable: true, "The machine id that took this one's place."),
            Field("isPotentialDuplication", .boolean, "Whether the service takes it for a duplicate."),
            Field("isExcluded", .boolean, "Whether it is excluded from vulnerability management."),
            Field("exclusionReason", .string, nullable: true, "Why it is excluded."),
            Field(
                "osVersion", .string, nullable: true,
                "The operating system's version in another form; seen only as null."),
            Field("agentVersion", .string, "The sensor's version."),
            Field("defenderAvStatus", .string, "Whether the antivirus is up to date."),
            Field("managedBy", .string, "What manages it, e.g. Intune."),
            Field("managedByStatus", .string, "How that management stands."),
            Field(
                "vmMetadata", .record(VMMetadata.schema), nullable: true, "Where it runs if it is a virtual machine."),
        ])
}
