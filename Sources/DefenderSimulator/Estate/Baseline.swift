import Canonical
import DefenderAPI

/// The security baseline that workstations are held to: one profile per operating system, the settings of both alike.
struct Baseline: Sendable {
    /// A setting with the value that is advised.
    struct Setting: Sendable {
        let id: String
        let name: String
        let category: String
        let cce: String
        let source: String
        let advised: String
        let otherwise: String
        /// On how many devices it is not as advised, in percent.
        let gap: Int

        static let all = [
            Setting(
                id: "1.1.1", name: "Ensure that passwords have 14 or more characters", category: "Account policies",
                cce: "CCE-37534-3", source: "security_policy: MinimumPasswordLength", advised: "14 or more", otherwise: "8",
                gap: 20),
            Setting(
                id: "2.3.7.3", name: "Ensure that the device locks after 900 seconds or less", category: "Security options",
                cce: "CCE-38235-6", source: "registry: InactivityTimeoutSecs", advised: "900 or less", otherwise: "3600",
                gap: 35),
            Setting(
                id: "18.3.2", name: "Ensure that the first version of SMB is off", category: "Administrative templates",
                cce: "CCE-36879-3", source: "registry: mrxsmb10 Start", advised: "4", otherwise: "2", gap: 8),
        ]

        var record: Record {
            Record(
                schema: .baselineConfiguration,
                made: [
                    "uniqueId": .string("\(id)-\(Baseline.version)"), "id": .string(id),
                    "benchmarkName": .string(Baseline.benchmark), "benchmarkVersion": .string(Baseline.version),
                    "name": .string(name), "description": .string(name), "category": .string(category),
                    "complianceLevels": .strings([Baseline.level]), "cce": .string(cce),
                    "rationale": "What is not needed cannot be misused.", "source": .strings([source]),
                    "recommendedValue": .strings([advised]), "remediation": .string("Set it to \(advised)."), "isCustom": false,
                ])
        }

        func isMet(by device: Record, seed: UInt64) -> Bool {
            var random = SplitMix64(seed: seed, stream: "baseline \(id) \(device.key)")
            return !random.chance(percent: gap)
        }
    }

    static let benchmark = "Contoso Workstation Benchmark"
    static let version = "2.1.0"
    static let level = "Level 1"

    let seed: UInt64
    let system: OperatingSystem

    static func all(_ seed: UInt64) -> [Baseline] {
        [OperatingSystem.windows11, .windows10].map { Baseline(seed: seed, system: $0) }
    }

    var id: String {
        var random = SplitMix64(seed: seed, stream: "profile for \(system.platform)")
        return random.guid()
    }

    func covers(_ device: Record) -> Bool {
        device["osPlatform"].text == system.platform && device["onboardingStatus"].text == "Onboarded"
    }

    func record(_ devices: some Collection<Record>, start: Timestamp) -> Record {
        let covered = devices.filter(covers)
        let passed = covered.count { device in Setting.all.allSatisfy { $0.isMet(by: device, seed: seed) } }
        return Record(
            schema: .baselineProfile,
            made: [
                "id": .string(id), "name": .string("\(system.platform) workstations"), "description": "",
                "benchmark": .string(Self.benchmark), "version": .string(Self.version),
                "operatingSystem": .string(system.platform), "operatingSystemVersion": .string(system.version),
                "status": true, "complianceLevel": .string(Self.level),
                "settingsNumber": .integer(Int64(Setting.all.count)), "createdBy": "analyst@contoso.example",
                "lastUpdatedBy": "analyst@contoso.example", "createdOnTimestampUTC": .time(start),
                "lastUpdateTimestampUTC": .time(start), "passedDevices": .integer(Int64(passed)),
                "totalDevices": .integer(Int64(covered.count)),
            ])
    }

    static func rows(_ device: Record, seed: UInt64, now: Timestamp) -> [JSONObject] {
        guard let profile = all(seed).first(where: { $0.covers(device) }) else { return [] }
        return Setting.all.map { setting in
            let isMet = setting.isMet(by: device, seed: seed)
            return [
                "id": .string("\(device.key)_\(profile.id)_\(setting.id)"), "configurationId": .string(setting.id),
                "profileId": .string(profile.id), "isApplicable": true, "isCompliant": .bool(isMet),
                "dataCollectionTimeOffset": .time(device.lastSeen), "complianceCalculationTimeOffset": .time(now),
                "recommendedValue": .strings([setting.advised]),
                "currentValue": .strings([isMet ? setting.advised : setting.otherwise]), "source": .strings([setting.source]),
            ]
        }
    }
}
