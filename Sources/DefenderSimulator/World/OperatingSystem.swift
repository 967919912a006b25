/// An operating system as the service names it, with a version and build that belong together.
struct OperatingSystem: Sendable {
    let platform: String
    let version: String
    let build: Int64
    let isServer: Bool

    static let windows11 = OperatingSystem(platform: "Windows11", version: "23H2", build: 22631, isServer: false)
    static let windows10 = OperatingSystem(platform: "Windows10", version: "22H2", build: 19045, isServer: false)
    static let server2019 = OperatingSystem(platform: "WindowsServer2019", version: "1809", build: 17763, isServer: true)
    static let server2016 = OperatingSystem(platform: "WindowsServer2016", version: "1607", build: 14393, isServer: true)
    static let server2012 = OperatingSystem(
        platform: "WindowsServer2012R2", version: "6.3", build: 9600, isServer: true)

    /// The mix of a company, in twentieths.
    private static let mix: [(OperatingSystem, Int)] = [
        (windows11, 10), (windows10, 6), (server2019, 2), (server2016, 1), (server2012, 1),
    ]

    static func draw(_ random: inout SplitMix64) -> OperatingSystem {
        var ticket = random.number(in: 0..<20)
        for (system, share) in mix {
            if ticket < share { return system }
            ticket -= share
        }
        return windows11
    }

    /// What is known of a platform that a world file names.
    static func named(_ platform: String) -> OperatingSystem {
        mix.map { $0.0 }.first { $0.platform == platform }
            ?? OperatingSystem(
                platform: platform, version: "", build: 0, isServer: platform.hasPrefix("WindowsServer"))
    }
}
