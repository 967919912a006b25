import Canonical
import DefenderAPI

/// Products without a product code (CPE), as the inventory tells of them apart.
struct UncodedSoftware: Sendable {
    let vendor: String
    let name: String
    let version: String
    /// On how many devices, in percent.
    let share: Int

    private static let all = [
        UncodedSoftware(vendor: "contoso", name: "branch_office_agent", version: "3.2.1.0", share: 55),
        UncodedSoftware(vendor: "fabrikam", name: "label_printer", version: "11.4", share: 18),
        UncodedSoftware(vendor: "northwind", name: "time_sheet", version: "2.0.88", share: 35),
    ]

    static func rows(_ device: Record, seed: UInt64) -> [JSONObject] {
        all.filter { product in
            var random = SplitMix64(seed: seed, stream: product.name + device.key)
            return random.chance(percent: product.share)
        }.map { product in
            [
                "softwareVendor": .string(product.vendor), "softwareName": .string(product.name),
                "softwareVersion": .string(product.version), "softwareLastSeenTimestamp": .time(device.lastSeen),
            ]
        }
    }
}
