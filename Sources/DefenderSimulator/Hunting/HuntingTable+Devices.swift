import Canonical
import DefenderAPI

/// The tables about devices and what is installed on them.
extension HuntingTable {
    static let deviceInfo = HuntingTable(
        name: "DeviceInfo",
        columns: [
            HuntingColumn("Timestamp", .datetime), HuntingColumn("DeviceId"), HuntingColumn("DeviceName"),
            HuntingColumn("ClientVersion"), HuntingColumn("PublicIP"), HuntingColumn("OSArchitecture"),
            HuntingColumn("OSPlatform"), HuntingColumn("OSBuild", .long), HuntingColumn("OSVersion"),
            HuntingColumn("IsAzureADJoined", .bool), HuntingColumn("AadDeviceId"), HuntingColumn("LoggedOnUsers"),
            HuntingColumn("MachineGroup"), HuntingColumn("ReportId", .long), HuntingColumn("OnboardingStatus"),
            HuntingColumn("DeviceType"), HuntingColumn("ExposureLevel"), HuntingColumn("AssetValue"),
            HuntingColumn("SensorHealthState"), HuntingColumn("DeviceManualTags", .dynamic),
            HuntingColumn("MergedToDeviceId"), HuntingColumn("IsExcluded", .bool),
        ],
        rows: { state, _ in AnySequence(state.devices.rows.lazy.map { row(of: $0, state) }) })

    private static func row(of device: Record, _ state: TenantState) -> HuntingRow {
        let isServer = device["osPlatform"].text?.hasPrefix("WindowsServer") ?? false
        let user = Person(seed: state.seed, index: state.owner(of: device.key))
        let users: JSONValue = [["UserName": .string(user.account), "DomainName": "CONTOSO", "Sid": .string(user.sid)]]
        return [
            .datetime(device.lastSeen), .text(device.key), .text(device["computerDnsName"].text), .text(device["agentVersion"].text),
            .text(device["lastExternalIpAddress"].text), .text(device["osArchitecture"].text), .text(device["osPlatform"].text),
            device.cell("osBuild"), .text(device["version"].text), device.cell("isAadJoined"), .text(device["aadDeviceId"].text),
            .string(users.canonicalText), .text(device["rbacGroupName"].text), .long(Int64(device.reportID) ?? 0),
            .text(device["onboardingStatus"].text), .string(isServer ? "Server" : "Workstation"),
            .text(device["exposureLevel"].text), .text(device["deviceValue"].text), .text(device["healthStatus"].text),
            .dynamic(.strings(device.texts("machineTags"))), .text(device["mergedIntoMachineId"].text), device.cell("isExcluded"),
        ]
    }

    static let deviceSoftware = HuntingTable(
        name: "DeviceTvmSoftwareInventory",
        columns: softwareColumns,
        rows: { state, _ in
            let inventory = Inventory(seed: state.seed)
            return AnySequence(
                state.devices.rows.lazy.flatMap { device in
                    inventory.installations(on: device).map { shared(device, $0) }
                })
        })

    static let deviceVulnerabilities = HuntingTable(
        name: "DeviceTvmSoftwareVulnerabilities",
        columns: softwareColumns + [
            HuntingColumn("CveId"), HuntingColumn("VulnerabilitySeverityLevel"), HuntingColumn("RecommendedSecurityUpdate"),
            HuntingColumn("RecommendedSecurityUpdateId"),
        ],
        rows: { state, _ in
            let inventory = Inventory(seed: state.seed)
            return AnySequence(
                state.devices.rows.lazy.flatMap { device in
                    inventory.installations(on: device).flatMap { installation in
                        installation.version.weaknesses.map { place -> HuntingRow in
                            let weakness = Weakness.all[place]
                            let update = installation.product.update
                            return shared(device, installation) + [
                                .string(weakness.cve), .string(weakness.severity),
                                .text(update.map { "Security update KB\($0)" }), .text(update),
                            ]
                        }
                    }
                })
        })

    private static let softwareColumns = [
        "DeviceId", "DeviceName", "OSPlatform", "OSVersion", "OSArchitecture", "SoftwareVendor", "SoftwareName", "SoftwareVersion",
    ].map { HuntingColumn($0) }

    private static func shared(_ device: Record, _ installation: Inventory.Installation) -> HuntingRow {
        ["id", "computerDnsName", "osPlatform", "version", "osArchitecture"].map { .text(device[$0].text) }
            + [.string(installation.product.vendor), .string(installation.product.name), .string(installation.version.number)]
    }
}
