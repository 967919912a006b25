import ActionKit

/// A device as a step of the plan may find it: its state before the plan, and what each earlier step puts in force if it
/// is done. Every earlier step can fail, so what it changes is possible and never certain.
struct DeviceOutlook {
    private struct Change {
        let setting: DeviceState.Setting
        let isExpected: Bool
    }

    let before: DeviceState
    private var changes: [DeviceState.Aspect: [Change]] = [:]

    init(_ before: DeviceState) { self.before = before }

    /// The deeds that are needed in some case.
    func parts(_ deeds: [Deed]) -> [Step.Part] {
        deeds.enumerated().compactMap { number, deed in
            let settings = [before[deed.effect.aspect]] + changes(deed).map(\.setting)
            guard !settings.allSatisfy(deed.isInForce) else { return nil }
            return Step.Part(number: number, deed: deed, isInForce: deed.isInForce(before[deed.effect.aspect]))
        }
    }

    /// How the aspects of the deeds stand if all goes as planned.
    func expected(_ deeds: [Deed]) -> [DeviceState.Setting] {
        deeds.map { deed in changes(deed).last(where: \.isExpected)?.setting ?? before[deed.effect.aspect] }
    }

    /// Adds what the deeds of a step put in force.
    /// - Parameter isExpected: whether the step is done if all goes as planned.
    mutating func add(_ parts: [Step.Part], by cause: DeviceState.Cause, isExpected: Bool) {
        for part in parts {
            let setting = DeviceState.Setting(isOn: part.deed.effect.isOn, by: cause)
            changes[part.deed.effect.aspect, default: []].append(Change(setting: setting, isExpected: isExpected))
        }
    }

    private func changes(_ deed: Deed) -> [Change] { changes[deed.effect.aspect] ?? [] }
}
