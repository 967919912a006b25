import Canonical
import DefenderAPI

/// The devices of a generated world.
final class GeneratedDevices: GeneratedRows {
    let count: Int
    private let maker: DeviceMaker
    private let stream: SplitMix64.Stream
    /// By `DeviceProfile.mark`.
    private let places: [UInt64: UInt32]

    init(seed: UInt64, count: Int, start: Timestamp) {
        let stream = SplitMix64.Stream(seed: seed, "device")
        self.count = count
        self.stream = stream
        maker = DeviceMaker(seed: seed, start: start)
        var places = [UInt64: UInt32](minimumCapacity: count)
        for index in 0..<count { places[DeviceProfile(stream, index: index, count: count).mark] = UInt32(index) }
        self.places = places
    }

    func profile(_ place: Int) -> DeviceProfile { DeviceProfile(stream, index: place, count: count) }

    func record(at place: Int) -> Record { maker.device(profile(place)) }

    func key(at place: Int) -> String { profile(place).id }

    func place(of key: String) -> Int? {
        guard key.utf8.count == 40, let mark = UInt64(key.prefix(16), radix: 16), let place = places[mark] else { return nil }
        return self.key(at: Int(place)) == key.lowercased() ? Int(place) : nil
    }

    func value(at place: Int, of field: Int) -> FieldValue {
        guard let shortcut = Self.shortcuts[field] else { return record(at: place)[field] }
        return shortcut(self, place)
    }

    /// What lists are filtered by, as far as it follows from a draw or two; by the index of the property.
    private static let shortcuts: [(@Sendable (GeneratedDevices, Int) -> FieldValue)?] = Machine.schema.fields.map { field in
        switch field.name {
        case "id": { .string($0.key(at: $1)) }
        case "computerDnsName": { .string($0.profile($1).name) }
        case "osPlatform": { .string($0.profile($1).system.platform) }
        case "version": { .string($0.profile($1).system.version) }
        case "healthStatus": { .string($0.profile($1).health) }
        case "onboardingStatus": { .string($0.profile($1).isOnboarded ? "Onboarded" : "CanBeOnboarded") }
        case "deviceValue": { .string($0.profile($1).value) }
        case "machineTags": { .texts($0.profile($1).tags) }
        case "rbacGroupName": { .string($0.profile($1).department.group) }
        case "rbacGroupId": { .string(String($0.profile($1).department.groupID)) }
        case "riskScore": { .string($0.standing($1).risk) }
        case "exposureLevel": { .string($0.standing($1).exposure) }
        case "lastSeen": { .timestamp($0.maker.lastSeen($0.standing($1))) }
        case "firstSeen": { .timestamp($0.maker.firstSeen($0.standing($1))) }
        case "lastIpAddress": { .string($0.maker.details($1).addressText) }
        default: nil
        }
    }

    private func standing(_ place: Int) -> DeviceDetails.Standing {
        maker.details(place).standing(isActive: profile(place).health == "Active")
    }
}
