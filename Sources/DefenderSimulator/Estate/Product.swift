import DefenderAPI

/// A product that devices of the simulated company have, with its versions from old to new.
struct Product: Hashable, Sendable {
    struct Version: Hashable, Sendable {
        let number: String
        /// The weaknesses that this version has: places in `Weakness.all`.
        let weaknesses: [Int]
    }

    enum Reach: Hashable, Sendable {
        case platform(String)
        case workstations, servers, everywhere
    }

    let vendor: String
    let name: String
    let reach: Reach
    /// On how many of the devices in reach it is, in percent.
    let share: Int
    let versions: [Version]
    /// The update that brings an old version to the newest, where it is one of Microsoft's.
    var update: String?

    /// As the service writes it: vendor, `-_-`, product.
    var id: String { "\(vendor)-_-\(name)" }

    var newest: Version { versions[versions.count - 1] }

    private static func system(_ platform: String, _ name: String, _ old: String, _ new: String, _ update: String) -> Product {
        Product(
            vendor: "microsoft", name: name, reach: .platform(platform), share: 100,
            versions: [Version(number: old, weaknesses: [0, 1]), Version(number: new, weaknesses: [])], update: update)
    }

    static let all: [Product] = [
        system("Windows11", "windows_11", "10.0.22631.5039", "10.0.22631.5909", "5065431"),
        system("Windows10", "windows_10", "10.0.19045.5608", "10.0.19045.6332", "5065429"),
        system("WindowsServer2019", "windows_server_2019", "10.0.17763.7009", "10.0.17763.7792", "5065428"),
        system("WindowsServer2016", "windows_server_2016", "10.0.14393.7876", "10.0.14393.8422", "5065427"),
        system("WindowsServer2012R2", "windows_server_2012_r2", "6.3.9600.22267", "6.3.9600.22774", "5065507"),
        Product(
            vendor: "microsoft", name: "edge", reach: .everywhere, share: 97,
            versions: [
                Version(number: "126.0.2592.56", weaknesses: [2, 3]), Version(number: "138.0.3351.65", weaknesses: [3]),
                Version(number: "140.0.3485.54", weaknesses: []),
            ]),
        Product(
            vendor: "google", name: "chrome", reach: .workstations, share: 70,
            versions: [
                Version(number: "126.0.6478.57", weaknesses: [2, 3]), Version(number: "140.0.7339.81", weaknesses: []),
            ]),
        Product(
            vendor: "7-zip", name: "7-zip", reach: .everywhere, share: 45,
            versions: [Version(number: "22.01", weaknesses: [4, 5]), Version(number: "25.01", weaknesses: [])]),
        Product(
            vendor: "adobe", name: "acrobat_reader_dc", reach: .workstations, share: 80,
            versions: [Version(number: "23.8.20470", weaknesses: [6]), Version(number: "25.1.20672", weaknesses: [])]),
        Product(
            vendor: "oracle", name: "jre", reach: .servers, share: 35,
            versions: [Version(number: "8.0.3810", weaknesses: [7, 8]), Version(number: "8.0.4610", weaknesses: [])]),
        Product(
            vendor: "microsoft", name: "office", reach: .workstations, share: 95,
            versions: [
                Version(number: "16.0.17328.20162", weaknesses: [9]), Version(number: "16.0.19127.20240", weaknesses: []),
            ]),
        Product(
            vendor: "openssl", name: "openssl", reach: .servers, share: 40,
            versions: [Version(number: "3.0.8", weaknesses: [10, 11]), Version(number: "3.5.2", weaknesses: [])]),
    ]
}
