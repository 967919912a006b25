import ActionKit
import Canonical
import DefenderAPI

/// A device (or all that is no device) as a step of the plan may find it: its state before the plan, and what each earlier
/// step puts in force if it is done. Every earlier step can fail, so what it changes is possible and never certain.
struct DeviceOutlook {
    private struct Change {
        let setting: DeviceState.Setting
        let isExpected: Bool
        /// Whether the step is taken back in time.
        let isLeased: Bool
    }

    private(set) var before: DeviceState
    private var changes: [DeviceState.Aspect: [Change]] = [:]
    /// What earlier steps may change of it besides: only the run can tell, and then only it can tell what a later step needs not do.
    private var open: Set<OpenChange> = []

    init(_ before: DeviceState) { self.before = before }

    /// The deeds that are needed in some case.
    /// - Parameter anywhere: what earlier steps may change of anything.
    func parts(_ deeds: [Deed], after anywhere: Set<OpenChange>) -> [Step.Part] {
        deeds.enumerated().compactMap { number, deed in
            let isNeeded = deed.effects.contains { effect in
                let settings = [before[effect.aspect]] + (changes[effect.aspect] ?? []).map(\.setting)
                return !settings.allSatisfy { $0.value == effect.value } || isTakenAway(effect, anywhere)
            }
            return isNeeded ? Step.Part(number: number, deed: deed, isInForce: deed.isInForce { before[$0] }) : nil
        }
    }

    /// Whether what only the run can tell may make the effect needed.
    private func isTakenAway(_ effect: Deed.Effect, _ anywhere: Set<OpenChange>) -> Bool {
        open.contains { $0.takesAway(effect) } || anywhere.contains { $0.takesAway(effect) }
    }

    /// How it stands if all goes as planned.
    var expected: DeviceState { changes.keys.reduce(into: before) { state, aspect in state[aspect] = expected(aspect) } }

    /// How these aspects stand if all goes as planned and what is for a time only is over: what puts back what was found puts that back.
    func lasting(_ aspects: [DeviceState.Aspect]) -> DeviceState {
        aspects.reduce(into: before) { state, aspect in
            guard let change = (changes[aspect] ?? []).last(where: { $0.isExpected && !$0.isLeased }) else { return }
            state[aspect] = change.setting
        }
    }

    /// How an aspect stands if all goes as planned.
    func expected(_ aspect: DeviceState.Aspect) -> DeviceState.Setting {
        (changes[aspect] ?? []).last(where: \.isExpected)?.setting ?? before[aspect]
    }

    /// Notes what is known of an aspect before the plan.
    mutating func know(_ aspect: DeviceState.Aspect, _ setting: DeviceState.Setting) { before[aspect] = setting }

    /// Notes a step of which only the run can tell what it changes.
    mutating func leaveOpen(_ changes: [OpenChange]) { open.formUnion(changes) }

    /// Adds what the deeds of a step put in force.
    /// - Parameters:
    ///   - isExpected: whether the step is done if all goes as planned.
    ///   - isLeased: whether it is taken back in time.
    mutating func add(_ parts: [Step.Part], by cause: DeviceState.Cause, isExpected: Bool, isLeased: Bool = false) {
        for effect in parts.flatMap(\.deed.effects) {
            let setting = DeviceState.Setting(effect.value, by: cause)
            changes[effect.aspect, default: []].append(Change(setting: setting, isExpected: isExpected, isLeased: isLeased))
        }
    }
}
