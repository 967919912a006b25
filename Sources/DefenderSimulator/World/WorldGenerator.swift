public import Canonical
import DefenderAPI

/// Makes a tenant's world from a seed. Ids depend on the seed alone; times count back from the start.
///
/// Every fifty alerts open with a cast: ransomware on an ordinary workstation, ransomware on the domain controller, a
/// new High alert, and an open alert on the crown jewel. So each shipped playbook has something to do, and the policy
/// something to refuse.
public struct WorldGenerator: Sendable {
    private let seed: UInt64
    private let deviceCount: Int
    private let alertCount: Int
    private let start: Timestamp
    private let alerts: AlertMaker
    private let devices: DeviceMaker

    /// - Parameters:
    ///   - tenantID: what the alerts name as their tenant.
    ///   - start: the present of the world: nothing in it is newer.
    public init(seed: UInt64, devices deviceCount: Int, alerts alertCount: Int, tenantID: String, start: Timestamp) {
        self.seed = seed
        self.deviceCount = max(0, deviceCount)
        self.alertCount = deviceCount > 0 ? max(0, alertCount) : 0
        self.start = start
        devices = DeviceMaker(seed: seed, start: start)
        alerts = AlertMaker(seed: seed, tenantID: tenantID, start: start)
    }

    public func world() -> World {
        var world = World(devices: (0..<deviceCount).map(device), alerts: (0..<alertCount).map(alert))
        let tasks = RemediationMaker(seed: seed, start: start)
        world.remediations = deviceCount > 0 ? (0..<2).map { tasks.complete([:], index: $0) } : []
        return world
    }

    func device(_ index: Int) -> Record { devices.device(profile(index)) }

    private func profile(_ index: Int) -> DeviceProfile { DeviceProfile(seed: seed, index: index, count: deviceCount) }

    func alert(_ index: Int) -> Record {
        var random = SplitMix64(seed: seed, stream: "alert cast", index: index)
        switch index % 50 {
        case 0: return made(.ransomware, on: workstation(index, &random), index, status: "New", &random)
        case 1: return made(.ransomware, on: profile(min(1, deviceCount - 1)), index, status: "New", &random)
        case 2: return made(Self.credentialTheft, on: anyDevice(&random), index, status: "New", &random)
        case 3: return made(random.pick(AlertTemplate.everyday), on: crownJewel, index, status: "InProgress", &random)
        default:
            let status = random.pick(["New", "New", "New", "New", "InProgress", "InProgress", "Resolved", "Resolved", "Resolved"])
            return made(random.pick(AlertTemplate.everyday), on: anyDevice(&random), index, status: status, &random)
        }
    }

    private static let credentialTheft =
        AlertTemplate.everyday.first { $0.category == "CredentialAccess" } ?? AlertTemplate.ransomware

    private func made(
        _ template: AlertTemplate, on device: DeviceProfile, _ index: Int, status: String, _ random: inout SplitMix64
    ) -> Record {
        alerts.alert(
            template, on: AlertMaker.Place(id: device.id, name: device.name, group: device.department.group), index: index,
            age: age(index, &random), status: status,
            severity: random.pick(template.severities))
    }

    /// The first alerts are some minutes to hours old, one about every 25 minutes; what goes past a month is spread over it.
    private func age(_ index: Int, _ random: inout SplitMix64) -> Duration {
        let minutes = index * 25 + random.number(in: 4..<24)
        let month = 30 * 1440
        let age = 60 * (minutes < month ? minutes : random.number(in: 60..<month)) + random.number(in: 0..<60)
        return .seconds(age) + .nanoseconds(100 * random.number(in: 0..<10_000_000))
    }

    private func workstation(_ index: Int, _ random: inout SplitMix64) -> DeviceProfile {
        guard index > 0 else { return profile(0) }
        for _ in 0..<50 {
            let candidate = anyDevice(&random)
            if candidate.isOrdinaryWorkstation { return candidate }
        }
        return profile(0)
    }

    private var crownJewel: DeviceProfile { profile(deviceCount < 3 ? 0 : 2) }

    private func anyDevice(_ random: inout SplitMix64) -> DeviceProfile { profile(random.number(in: 0..<deviceCount)) }
}
