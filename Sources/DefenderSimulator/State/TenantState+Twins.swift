import Canonical
import DefenderAPI

/// Devices that were set up anew have two machine ids for a while.
extension TenantState {
    /// How many devices have a second id in the modes that know one.
    private static let doubled = 3

    /// Gives the first devices a second id, or takes it back.
    mutating func double(_ mode: DeviceMode) {
        let originals = (0..<min(Self.doubled, devices.count)).map { devices.record(at: $0) }
        removeDevices(Set(originals.map { twinID(of: $0) }))
        guard mode != .distinct else { return }
        for device in originals { put(device: twin(of: device, mode)) }
    }

    private func twinID(of device: Record) -> String {
        var random = SplitMix64(seed: seed, stream: "twin of \(device.key)")
        return random.hex(digits: 40)
    }

    /// The older id: it has not reported since the newer one came.
    private func twin(of device: Record, _ mode: DeviceMode) -> Record {
        let seen = (device.time("firstSeen") ?? device.lastSeen).shifted(by: .seconds(-3600))
        var draft = Draft(device)
        draft.set("id", .string(twinID(of: device)))
        draft.set("lastSeen", .timestamp(seen))
        draft.set("firstSeen", .timestamp(seen.shifted(by: .seconds(-90 * 86_400))))
        draft.set("healthStatus", .string("Inactive"))
        draft.set("isPotentialDuplication", .boolean(mode == .duplicated))
        draft.set("mergedIntoMachineId", mode == .merged ? .string(device.key) : .null)
        return draft.finished
    }
}
