/// The draw that makes a generated device what it is: a function of seed and index, so that a device can be looked at
/// without making all the others.
struct DeviceProfile: Sendable {
    let index: Int
    let system: OperatingSystem
    let department: Department
    let value: String
    let health: String
    let isOnboarded: Bool
    private let isTier0: Bool
    private let isJewel: Bool
    private let ring: String?
    /// Where the draw of the id begins.
    private let beginning: SplitMix64

    private static let idDigits = 40

    /// The first three devices of every world are cast: an ordinary workstation, a domain controller, a crown jewel.
    /// - Parameters:
    ///   - stream: of the name `device`.
    ///   - count: how many devices the world has. A world of one or two has to double a role.
    init(_ stream: SplitMix64.Stream, index: Int, count: Int) {
        var random = stream[index]
        self.index = index
        beginning = random
        random.skip(Self.idDigits)
        department = index == 1 ? .infrastructure : random.pick(Department.all)
        let drawn = OperatingSystem.draw(&random)
        let isCast = index < 3
        system = isCast ? (index == 1 ? .server2019 : .windows11) : drawn
        let isHigh = index == 1 || index == 2 || random.chance(percent: 6)
        value = isHigh ? "High" : !isCast && random.chance(percent: 8) ? "Low" : "Normal"
        isJewel = index == 2 || (index == 0 && count < 3) || (!isCast && random.chance(percent: 4))
        isTier0 = index == 1 || (!isCast && system.isServer && random.chance(percent: 25))
        ring = !isCast && random.chance(percent: 20) ? random.pick(Self.rings) : nil
        isOnboarded = isCast || !random.chance(percent: 4)
        health = isCast ? "Active" : Self.health(random.number(in: 0..<100))
    }

    private static let rings = ["pilot-ring", "vip", "kiosk"]

    var id: String {
        var random = beginning
        return random.hex(digits: Self.idDigits)
    }

    /// The first sixteen digits of the id: no two devices of a world share them.
    var mark: UInt64 {
        var random = beginning
        return random.hexNumber(digits: 16)
    }

    var name: String {
        let digits = String(index + 1)
        let number = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        if index == 1 { return "dc01.corp.contoso.example" }
        return "\(department.code)-\(system.isServer ? "srv" : "ws")-\(number).corp.contoso.example"
    }

    var tags: [String] { (isTier0 ? ["tier0"] : []) + (isJewel ? ["crown-jewel"] : []) + (ring.map { [$0] } ?? []) }

    /// Whether the built-in policy lets it be isolated.
    var isOrdinaryWorkstation: Bool { !system.isServer && value == "Normal" && isOnboarded && !isTier0 }

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
