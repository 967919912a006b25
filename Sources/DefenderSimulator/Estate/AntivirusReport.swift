import Canonical
import DefenderAPI

/// How the antivirus of each device is. A scan that was asked for and succeeded shows as the last one.
struct AntivirusReport {
    /// Each made when it is come to.
    let rows: AnySequence<Record>

    /// - Parameter part: the places of the devices; all if nil.
    init(_ state: TenantState, part: Range<Int>? = nil, now: Timestamp) {
        var scans: [String: [String: Timestamp]] = [:]
        for action in state.actions.rows where action["type"].text == "RunAntiVirusScan" {
            guard action["status"].text == "Succeeded", let time = action.time("lastUpdateDateTimeUtc") else { continue }
            scans[action["machineId"].text ?? "", default: [:]][action["scope"].text ?? "Quick"] = time
        }
        let (seed, done) = (state.seed, scans)
        rows = AnySequence(
            state.devices.rows[part ?? 0..<state.devices.count].lazy.filter { $0["onboardingStatus"].text == "Onboarded" }
                .map { device in Self.row(device, scans: done[device.key] ?? [:], seed: seed) })
    }

    private static func row(_ device: Record, scans: [String: Timestamp], seed: UInt64) -> Record {
        var random = SplitMix64(seed: seed, stream: "antivirus of \(device.key)")
        let seen = device.lastSeen
        func ago(_ hours: Range<Int>) -> Timestamp { seen.shifted(by: .seconds(-3600 * random.number(in: hours))) }
        let isFresh = !random.chance(percent: 12)
        let (signatures, engine, quick, full) = (ago(2..<30), ago(200..<900), ago(5..<48), ago(150..<2000))
        return Record(
            schema: DeviceAVInfo.schema,
            made: [
                "id": .string(device.key), "machineId": .string(device.key),
                "computerDnsName": .optional(device["computerDnsName"].text), "avEngineUpdateTime": .time(engine),
                "avEngineVersion": "1.1.25070.4", "avIsEngineUpToDate": "True", "avIsPlatformUpToDate": "True",
                "avIsSignatureUpToDate": isFresh ? "True" : "False", "avMode": .string(random.chance(percent: 90) ? "0" : "1"),
                "avPlatformUpdateTime": .time(engine), "avPlatformVersion": "4.18.25070.5",
                "avSignaturePublishTime": .time(signatures), "avSignatureUpdateTime": .time(signatures),
                "avSignatureVersion": .string(isFresh ? "1.435.700.0" : "1.431.12.0"), "dataRefreshTimestamp": .time(seen),
                "fullScanError": "", "fullScanResult": "Completed", "fullScanTime": .time(scans["Full"] ?? full),
                "quickScanError": "", "quickScanResult": "Completed", "quickScanTime": .time(scans["Quick"] ?? quick),
                "lastSeenTime": .time(seen), "osKind": "windows", "osPlatform": .optional(device["osPlatform"].text),
                "osVersion": .optional(device["version"].text),
                "rbacGroupId": device["rbacGroupId"].text.flatMap { Int64($0) }.map { .integer($0) } ?? .null,
                "rbacGroupName": .optional(device["rbacGroupName"].text),
            ])
    }
}
