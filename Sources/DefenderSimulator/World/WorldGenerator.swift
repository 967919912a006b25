public import Canonical
import DefenderAPI

/// Makes a tenant's world from a seed. Ids depend on the seed alone; times count back from the start.
///
/// Every fifty alerts open with a cast: ransomware on an ordinary workstation, ransomware on the domain controller, a
/// new High alert, and an open alert on the crown jewel. So each shipped playbook has something to do, and the policy
/// something to refuse.
public struct WorldGenerator: Sendable {
    private let seed: UInt64
    private let alertCount: Int
    private let start: Timestamp
    private let maker: AlertMaker
    private let cast: SplitMix64.Stream
    let devices: GeneratedDevices

    /// - Parameters:
    ///   - tenantID: what the alerts name as their tenant.
    ///   - start: the present of the world: nothing in it is newer.
    public init(seed: UInt64, devices deviceCount: Int, alerts alertCount: Int, tenantID: String, start: Timestamp) {
        self.seed = seed
        self.alertCount = deviceCount > 0 ? max(0, alertCount) : 0
        self.start = start
        devices = GeneratedDevices(seed: seed, count: max(0, deviceCount), start: start)
        maker = AlertMaker(seed: seed, tenantID: tenantID, start: start)
        cast = SplitMix64.Stream(seed: seed, "alert cast")
    }

    /// The world with each of its entities made.
    public func world() -> World {
        var world = World(devices: Array(EntityStore(devices).rows), alerts: Array(EntityStore(alerts()).rows))
        world.remediations = remediations
        return world
    }

    /// The alerts, ready to be made.
    func alerts() -> GeneratedAlerts {
        GeneratedAlerts((0..<alertCount).map(plan), on: devices, maker: maker)
    }

    var remediations: [Record] {
        let tasks = RemediationMaker(seed: seed, start: start)
        return devices.count > 0 ? (0..<2).map { tasks.complete([:], index: $0) } : []
    }

    // MARK: The cast

    private static let (ransomware, everyday) = (0, Array(1..<AlertPlan.templates.count))
    private static let credentialTheft = AlertPlan.templates.firstIndex { $0.category == "CredentialAccess" } ?? 0
    private static let statuses = [
        "New", "New", "New", "New", "InProgress", "InProgress", "Resolved", "Resolved", "Resolved",
    ]

    private func plan(_ index: Int) -> AlertPlan {
        var random = cast[index]
        switch index % 50 {
        case 0: return plan(Self.ransomware, on: workstation(index, &random), index, status: "New", &random)
        case 1: return plan(Self.ransomware, on: min(1, devices.count - 1), index, status: "New", &random)
        case 2: return plan(Self.credentialTheft, on: anyDevice(&random), index, status: "New", &random)
        case 3: return plan(random.pick(Self.everyday), on: crownJewel, index, status: "InProgress", &random)
        default:
            let status = random.pick(Self.statuses)
            return plan(random.pick(Self.everyday), on: anyDevice(&random), index, status: status, &random)
        }
    }

    private func plan(_ template: Int, on device: Int, _ index: Int, status: String, _ random: inout SplitMix64) -> AlertPlan {
        AlertPlan(
            template: template, status: status, device: device, age: age(index, &random),
            severity: random.pick(AlertPlan.templates[template].severities), draw: maker.draw(index))
    }

    /// In units of 100 ns. The first alerts are some minutes to hours old, one about every 25 minutes; what goes past a
    /// month is spread over it.
    private func age(_ index: Int, _ random: inout SplitMix64) -> Int64 {
        let minutes = index * 25 + random.number(in: 4..<24)
        let month = 30 * 1440
        let seconds = 60 * (minutes < month ? minutes : random.number(in: 60..<month)) + random.number(in: 0..<60)
        return 10_000_000 * Int64(seconds) + Int64(random.number(in: 0..<10_000_000))
    }

    private func workstation(_ index: Int, _ random: inout SplitMix64) -> Int {
        guard index > 0 else { return 0 }
        for _ in 0..<50 {
            let candidate = anyDevice(&random)
            if devices.profile(candidate).isOrdinaryWorkstation { return candidate }
        }
        return 0
    }

    private var crownJewel: Int { devices.count < 3 ? 0 : 2 }

    private func anyDevice(_ random: inout SplitMix64) -> Int { random.number(in: 0..<devices.count) }
}
