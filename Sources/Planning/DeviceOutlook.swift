import ActionKit
import Canonical
import DefenderAPI

/// The outlook of each device that the plan has spoken of; what is no device's stands under nil.
typealias DeviceOutlooks = RevertibleDictionary<MachineID?, DeviceOutlook>

/// A device (or all that is no device) as a step of the plan may find it: its state before the plan, and what each earlier
/// step puts in force if it is done. Every earlier step can fail, so what it changes is possible and never certain.
struct DeviceOutlook {
    private struct Change {
        let setting: DeviceState.Setting
        let isExpected: Bool
    }

    private(set) var before: DeviceState
    private var changes: [DeviceState.Aspect: [Change]] = [:]
    /// Whether an earlier step does what only the run can tell: then only the run can tell what a later one needs not do.
    private var isOpen = false

    init(_ before: DeviceState) { self.before = before }

    /// The deeds that are needed in some case.
    func parts(_ deeds: [Deed]) -> [Step.Part] {
        deeds.enumerated().compactMap { number, deed in
            let isNeeded = deed.effects.contains { effect in
                let settings = [before[effect.aspect]] + (changes[effect.aspect] ?? []).map(\.setting)
                return isOpen || !settings.allSatisfy { $0.value == effect.value }
            }
            return isNeeded ? Step.Part(number: number, deed: deed, isInForce: deed.isInForce { before[$0] }) : nil
        }
    }

    /// How an aspect stands if all goes as planned.
    func expected(_ aspect: DeviceState.Aspect) -> DeviceState.Setting {
        (changes[aspect] ?? []).last(where: \.isExpected)?.setting ?? before[aspect]
    }

    /// Notes what is known of an aspect before the plan.
    mutating func know(_ aspect: DeviceState.Aspect, _ setting: DeviceState.Setting) { before[aspect] = setting }

    /// Notes a step of which only the run can tell what it changes.
    mutating func leaveOpen() { isOpen = true }

    /// Adds what the deeds of a step put in force.
    /// - Parameter isExpected: whether the step is done if all goes as planned.
    mutating func add(_ parts: [Step.Part], by cause: DeviceState.Cause, isExpected: Bool) {
        for effect in parts.flatMap(\.deed.effects) {
            let setting = DeviceState.Setting(effect.value, by: cause)
            changes[effect.aspect, default: []].append(Change(setting: setting, isExpected: isExpected))
        }
    }
}
