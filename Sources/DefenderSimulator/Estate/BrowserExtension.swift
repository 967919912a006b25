import Canonical
import DefenderAPI

/// A browser extension that devices of the simulated company have.
struct BrowserExtension: Sendable {
    /// What an extension may do, with the words that people see.
    struct Permission: Sendable {
        let key: String
        let name: String
        let description: String
        let risk: String

        static let all = [
            Permission(key: "tabs", name: "Tabs", description: "Read which pages are open.", risk: "Medium"),
            Permission(key: "cookies", name: "Cookies", description: "Read and change cookies.", risk: "High"),
            Permission(key: "storage", name: "Storage", description: "Keep data in the browser.", risk: "Low"),
            Permission(
                key: "<all_urls>", name: "All sites", description: "Read and change what is on every page.", risk: "Critical"),
        ]

        var record: Record {
            Record(
                schema: .browserExtensionPermission,
                made: ["key": .string(key), "permissionName": .string(name), "description": .string(description)])
        }
    }

    let id: String
    let name: String
    let description: String
    let version: String
    let risk: String
    let browser: String
    /// On how many of the devices that have the browser, in percent.
    let share: Int
    /// Places in `Permission.all`; the first is required.
    let permissions: [Int]

    static let all = [
        BrowserExtension(
            id: "aohghmighlieiainnegkcijnfilokake", name: "Office viewer", description: "Opens documents in the browser.",
            version: "4.12.1", risk: "Low", browser: "edge", share: 40, permissions: [2, 0]),
        BrowserExtension(
            id: "cjpalhdlnbpafiamejdnhcphjbkeiagm", name: "Page filter", description: "Hides parts of pages.",
            version: "1.58.0", risk: "High", browser: "chrome", share: 30, permissions: [3, 0, 2]),
        BrowserExtension(
            id: "kbfnbcaeplbcioakkpcpgfkobkghlhen", name: "Coupon finder", description: "Looks for rebates in shops.",
            version: "0.9.3", risk: "Critical", browser: "chrome", share: 6, permissions: [3, 1]),
    ]

    static func rows(_ device: Record, _ inventory: Inventory) -> [JSONObject] {
        let installed = Set(inventory.installations(on: device).map(\.product.name))
        return all.compactMap { item in
            var random = SplitMix64(seed: inventory.seed, stream: item.id + device.key)
            let (isThere, isActivated) = (random.chance(percent: item.share), random.chance(percent: 85))
            return installed.contains(item.browser) && isThere ? item.row(device, isActivated) : nil
        }
    }

    private func row(_ device: Record, _ isActivated: Bool) -> JSONObject {
        [
            "InstallationTime": device["firstSeen"].json ?? .null, "BrowserName": .string(browser),
            "ExtensionId": .string(id), "ExtensionName": .string(name), "ExtensionDescription": .string(description),
            "ExtensionVersion": .string(version), "ExtensionRisk": .string(risk), "IsActivated": .bool(isActivated),
            "Permissions": .array(
                permissions.enumerated().map { place, index in
                    let permission = Permission.all[index]
                    return [
                        "Id": .string(permission.key), "IsRequired": .bool(place == 0), "Risk": .string(permission.risk),
                    ]
                }),
        ]
    }
}
