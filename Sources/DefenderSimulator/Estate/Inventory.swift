import Canonical
import DefenderAPI

/// Which products in which versions a device has: a function of the seed and the device's id, so that every list that
/// tells of it agrees with the others and nothing is kept.
struct Inventory {
    struct Installation {
        let product: Product
        let place: Int
        let version: Product.Version

        var isOutdated: Bool { version.number != product.newest.number }
    }

    let seed: UInt64

    func installations(on device: Record) -> [Installation] {
        guard device["onboardingStatus"].text == "Onboarded" else { return [] }
        let platform = device["osPlatform"].text ?? ""
        let isServer = platform.hasPrefix("WindowsServer")
        var random = SplitMix64(seed: seed, stream: device.key)
        var installed: [Installation] = []
        for product in Product.all {
            // Both draws are made for every product, so that one product does not move the others.
            let (isThere, draw) = (random.chance(percent: product.share), random.number(in: 0..<100))
            let isInReach =
                switch product.reach {
                case .platform(let name): name == platform
                case .workstations: !isServer
                case .servers: isServer
                case .everywhere: true
                }
            guard isThere, isInReach else { continue }
            // Most devices are up to date; the rest is spread over the older versions.
            let older = product.versions.count - 1
            let place = draw < 62 ? older : (draw - 62) * older / 38
            installed.append(Installation(product: product, place: place, version: product.versions[place]))
        }
        return installed
    }

    /// What a device is weak in, each once.
    func weaknesses(on device: Record) -> [Int] {
        Set(installations(on: device).flatMap { $0.version.weaknesses }).sorted()
    }
}
