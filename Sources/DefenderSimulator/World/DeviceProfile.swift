/// The draw that makes a generated device what it is: a function of seed and index, so that a device can be looked at
/// without making all the others.
struct DeviceProfile: Sendable {
    let index: Int
    let id: String
    let name: String
    let system: OperatingSystem
    let department: Department
    let tags: [String]
    let value: String
    let health: String
    let isOnboarded: Bool

    /// Whether the built-in policy lets it be isolated.
    var isOrdinaryWorkstation: Bool {
        !system.isServer && value == "Normal" && isOnboarded && !tags.contains("tier0")
    }

    /// The first three devices of every world are cast: an ordinary workstation, a domain controller, a crown jewel.
    /// - Parameter count: how many devices the world has. A world of one or two has to double a role.
    init(seed: UInt64, index: Int, count: Int) {
        var random = SplitMix64(seed: seed, stream: "device", index: index)
        self.index = index
        id = random.hex(digits: 40)
        department = index == 1 ? .infrastructure : random.pick(Department.all)
        let drawn = OperatingSystem.draw(&random)
        system = [0: .windows11, 1: .server2019, 2: .windows11][index] ?? drawn
        name = Self.name(index, system, department)
        let isCast = index < 3
        let isHigh = index == 1 || index == 2 || random.chance(percent: 6)
        value = isHigh ? "High" : !isCast && random.chance(percent: 8) ? "Low" : "Normal"
        let isJewel = index == 2 || (index == 0 && count < 3) || (!isCast && random.chance(percent: 4))
        let isTier0 = index == 1 || (!isCast && system.isServer && random.chance(percent: 25))
        let ring = !isCast && random.chance(percent: 20) ? [random.pick(["pilot-ring", "vip", "kiosk"])] : []
        tags = (isTier0 ? ["tier0"] : []) + (isJewel ? ["crown-jewel"] : []) + ring
        isOnboarded = isCast || !random.chance(percent: 4)
        health = isCast ? "Active" : Self.health(random.number(in: 0..<100))
    }

    private static func name(_ index: Int, _ system: OperatingSystem, _ department: Department) -> String {
        let digits = String(index + 1)
        let number = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        if index == 1 { return "dc01.corp.contoso.example" }
        return "\(department.code)-\(system.isServer ? "srv" : "ws")-\(number).corp.contoso.example"
    }

    private static func health(_ percentile: Int) -> String {
        switch percentile {
        case ..<92: "Active"
        case ..<95: "Inactive"
        case ..<97: "ImpairedCommunication"
        case ..<99: "NoSensorData"
        default: "NoSensorDataImpairedCommunication"
        }
    }
}
