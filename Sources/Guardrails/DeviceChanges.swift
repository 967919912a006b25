import ActionKit
import Canonical
import DefenderAPI
import Planning

/// What steps of a plan change of the properties of devices by which a policy may tell whom it protects: their tags, and what they are
/// worth.
struct DeviceChanges {
    private var effects: [MachineID: [Deed.Effect]] = [:]

    mutating func note(_ step: PlannedStep) {
        guard let device = step.device else { return }
        let own = step.policyEffects
        if !own.isEmpty { effects[device, default: []] += own }
    }

    /// Whether a step changes something of that kind.
    static func concern(_ step: PlannedStep) -> Bool { !step.policyEffects.isEmpty }

    /// The device as it may be after one more step, whichever of these are done: with none of them, with those that take something away,
    /// and with all. Empty where the step changes nothing of it, or where nothing is known of the device.
    func records(of device: MachineID, after step: PlannedStep, _ facts: Facts) -> [Record] {
        let own = step.policyEffects
        guard !own.isEmpty, let machine = facts.devices[device] ?? nil else { return [] }
        let all = effects[device] ?? []
        let taking = all.filter { if case .tag = $0.aspect { $0.value == .off } else { true } }
        return (all.isEmpty ? [[]] : [[], taking, all]).compactMap { Self.record(machine, after: $0 + own) }
    }

    private static func record(_ machine: Machine, after effects: [Deed.Effect]) -> Record? {
        var tags = machine.machineTags
        var value = machine.deviceValue
        for effect in effects {
            switch (effect.aspect, effect.value) {
            case (.tag(let tag), .off): tags.removeAll { $0 == tag }
            case (.tag(let tag), _): if !tags.contains(tag) { tags.append(tag) }
            case (.deviceValue, .text(let text)): value = text
            default: continue
            }
        }
        return try? machine.record.setting([
            "machineTags": .array(tags.map { .string($0) }), "deviceValue": value.map { .string($0) } ?? .null,
        ])
    }
}

extension PlannedStep {
    fileprivate var policyEffects: [Deed.Effect] {
        (step?.parts ?? []).flatMap(\.deed.effects).filter { effect in
            switch effect.aspect {
            case .tag, .deviceValue: true
            default: false
            }
        }
    }
}
