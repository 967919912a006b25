import Canonical
import DefenderAPI

/// An export: a row per device and setting, product or vulnerability.
enum Export: String, Sendable {
    case settings, software, vulnerabilities, antivirus, uncoded, changes, extensions, certificates, hardware, baselines

    var schema: EntitySchema {
        switch self {
        case .settings: .secureConfigurationRow
        case .software: .softwareInventoryRow
        case .vulnerabilities: .softwareVulnerabilityRow
        case .antivirus: DeviceAVInfo.schema
        case .uncoded: .nonCpeSoftwareRow
        case .changes: .softwareVulnerabilityDeltaRow
        case .extensions: .browserExtensionRow
        case .certificates: .certificateRow
        case .hardware: .hardwareFirmwareRow
        case .baselines: .baselineRow
        }
    }

    var context: String {
        self == .antivirus ? "DeviceAvInfo" : "Collection(microsoft.windowsDefenderATP.api.\(rowType))"
    }

    private var rowType: String {
        switch self {
        case .settings: "AssetConfiguration"
        case .software: "AssetSoftware"
        case .vulnerabilities: "AssetVulnerability"
        case .antivirus: "DeviceAvInfo"
        case .uncoded: "AssetNonCpeSoftware"
        case .changes: "DeltaAssetVulnerability"
        case .extensions: "AssetBrowserExtension"
        case .certificates: "AssetCertificate"
        case .hardware: "AssetHardwareFirmware"
        case .baselines: "AssetBaselineCompliance"
        }
    }

    /// The rows, each made when it is come to.
    /// - Parameter part: the places of the devices; all if nil.
    func rows(_ state: TenantState, part: Range<Int>? = nil, now: Timestamp) -> AnySequence<Record> {
        if self == .antivirus { return AnySequence(AntivirusReport(state, part: part, now: now).rows) }
        let exposure = Exposure(uncounted: state)
        let devices = state.devices.rows[part ?? 0..<state.devices.count].lazy
        return AnySequence(
            devices.filter { $0["onboardingStatus"].text == "Onboarded" }.flatMap { device in
                rows(device, exposure, now: now).map { row in
                    Record(schema: schema, made: Self.shared(device, schema).merged(with: row))
                }
            })
    }

    /// How many devices stand in one file.
    private static let devicesPerFile = 2000

    static func fileCount(_ state: TenantState) -> Int {
        max(1, (state.devices.count + devicesPerFile - 1) / devicesPerFile)
    }

    /// One of the files: gzip, a line of JSON per row.
    func file(_ number: Int, _ state: TenantState, now: Timestamp) -> [UInt8] {
        let start = min(number * Self.devicesPerFile, state.devices.count)
        var writer = EntityWriter()
        for row in rows(state, part: start..<min(start + Self.devicesPerFile, state.devices.count), now: now) {
            writer.write(row)
            writer.raw("\n")
        }
        return Gzip.stored(writer.bytes)
    }

    private func rows(_ device: Record, _ exposure: Exposure, now: Timestamp) -> [JSONObject] {
        switch self {
        case .settings: Advice.Setting.all.map { Self.row($0, device, exposure, now: now) }
        case .software: exposure.inventory.installations(on: device).map { Self.row($0, device) }
        case .vulnerabilities:
            exposure.inventory.installations(on: device).flatMap { installation in
                installation.version.weaknesses.map { Self.row(installation, Weakness.all[$0], device) }
            }
        case .antivirus: []
        case .uncoded: UncodedSoftware.rows(device, seed: exposure.inventory.seed)
        case .changes:
            VulnerabilityHistory(device: device, inventory: exposure.inventory).events.map { event in
                Self.row(event.installation, Weakness.all[event.weakness], device)
                    .merged(with: ["status": .string(event.status), "eventTimestamp": .time(event.time), "isOnboarded": true])
            }
        case .extensions: BrowserExtension.rows(device, exposure.inventory)
        case .certificates: CertificateStore(device: device, seed: exposure.inventory.seed).rows
        case .hardware: HardwareReport.rows(device, seed: exposure.inventory.seed)
        case .baselines: Baseline.rows(device, seed: exposure.inventory.seed, now: now)
        }
    }

    /// What rows say of their device, as far as the schema has it.
    private static func shared(_ device: Record, _ schema: EntitySchema) -> JSONObject {
        let names = [
            ("deviceId", "id"), ("deviceName", "computerDnsName"), ("rbacGroupName", "rbacGroupName"),
            ("osPlatform", "osPlatform"), ("osVersion", "version"), ("osArchitecture", "osArchitecture"),
            ("DeviceId", "id"), ("DeviceName", "computerDnsName"), ("RbacGroupName", "rbacGroupName"),
        ]
        var shared = JSONObject(
            names.filter { schema.field($0.0) != nil }.map { ($0.0, device[$0.1].json ?? JSONValue.null) })
        for name in ["rbacGroupId", "RbacGroupId"] where schema.field(name) != nil {
            shared[name] = device["rbacGroupId"].text.flatMap { Int64($0) }.map { .integer($0) } ?? .null
        }
        return shared
    }
}

// MARK: - Rows

extension Export {
    private static func row(
        _ setting: Advice.Setting, _ device: Record, _ exposure: Exposure, now: Timestamp
    ) -> JSONObject {
        [
            "timestamp": .time(now), "configurationId": .string(setting.scid), "configurationName": .string(setting.title),
            "configurationCategory": "Security controls", "configurationSubcategory": .string(setting.subCategory),
            "configurationImpact": .number(setting.impact), "isCompliant": .bool(!exposure.lacks(setting, device)),
            "isApplicable": true, "isExpectedUserImpact": false,
            "recommendationReference": .string(Advice(kind: .setting(setting)).id),
        ]
    }

    private static func product(_ installation: Inventory.Installation) -> JSONObject {
        [
            "softwareVendor": .string(installation.product.vendor), "softwareName": .string(installation.product.name),
            "softwareVersion": .string(installation.version.number), "registryPaths": [],
            "diskPaths": .strings(["C:\\Program Files\\\(installation.product.name)"]),
        ]
    }

    private static func row(_ installation: Inventory.Installation, _ device: Record) -> JSONObject {
        product(installation).merged(with: [
            "numberOfWeaknesses": .integer(Int64(installation.version.weaknesses.count)),
            "softwareFirstSeenTimestamp": device["firstSeen"].json ?? .null, "endOfSupportStatus": "None",
            "endOfSupportDate": .null,
        ])
    }

    private static func row(
        _ installation: Inventory.Installation, _ weakness: Weakness, _ device: Record
    ) -> JSONObject {
        let (product, version) = (installation.product, installation.version.number)
        let levels = EnumSchema.exploitabilityLevel.values
        return Self.product(installation).merged(with: [
            "id": .string("\(device.key)_\(product.id)_\(version)_\(weakness.cve)"), "cveId": .string(weakness.cve),
            "cvssScore": .number(weakness.score), "vulnerabilitySeverityLevel": .string(weakness.severity),
            "recommendedSecurityUpdate": .optional(product.update.map { "Security update KB\($0)" }),
            "recommendedSecurityUpdateId": .optional(product.update), "recommendedSecurityUpdateUrl": .null,
            "firstSeenTimestamp": device["firstSeen"].json ?? .null,
            "lastSeenTimestamp": device["lastSeen"].json ?? .null,
            "exploitabilityLevel": .string(levels[weakness.exploit]),
            "recommendationReference": .string(Advice(kind: .update(product)).id), "securityUpdateAvailable": true,
        ])
    }
}
