import Canonical

/// The draw of what is not decided by a device's role: numbers, addresses, times.
struct DeviceDetails: Sendable {
    /// What an identity is made of; drawn from where it begins.
    struct Identity {
        let id: String
        let agentRevision: Int
        let directoryID: String
    }

    private let address: (Int, Int, Int)
    let outside: Int
    private let hardware: SplitMix64
    private let beginning: SplitMix64
    private var rest: SplitMix64

    /// - Parameter stream: of the name `device details`.
    init(_ stream: SplitMix64.Stream, index: Int) {
        var random = stream[index]
        beginning = random
        random.skip(40 + 1 + SplitMix64.guidDraws)
        address = (random.number(in: 1..<250), random.number(in: 0..<250), random.number(in: 2..<250))
        outside = random.number(in: 1..<250)
        hardware = random
        random.skip(12)
        rest = random
    }

    var identity: Identity {
        var random = beginning
        return Identity(id: random.hex(digits: 40), agentRevision: random.number(in: 1000..<5000), directoryID: random.guid())
    }

    var addressText: String { "10.\(address.0).\(address.1).\(address.2)" }

    var macAddress: String {
        var random = hardware
        return random.hex(digits: 12).uppercased()
    }

    /// How the device is doing: minutes since it reported, its risk, days that it was known before, its exposure.
    struct Standing {
        let silence: Int
        let risk: String
        let age: Int
        let exposure: String
    }

    func standing(isActive: Bool) -> Standing {
        var random = rest
        let silence = isActive ? random.number(in: 5..<1200) : random.number(in: 8 * 1440..<30 * 1440)
        let risk = random.pick(Self.risks)
        return Standing(silence: silence, risk: risk, age: random.number(in: 30..<400), exposure: random.pick(Self.exposures))
    }

    private static let risks = ["None", "None", "Informational", "Low", "Low", "Medium", "High"]
    private static let exposures = ["Low", "Low", "Medium", "High"]
}
