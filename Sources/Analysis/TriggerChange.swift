import ActionKit
import Playbooks

/// Something that a step sets to a value that is fixed in the file, in the words in which a trigger asks for it.
struct TriggerChange {
    /// Whose property it is.
    enum Target {
        /// The device or the alerts that the run is about.
        case own
        /// A device or an alert that the step names.
        case other
    }

    let step: RuleStep
    /// For people: `the tag seen`, `alert.status`.
    let what: String
    let variable: Variable
    let value: FiniteValue
    let target: Target

    /// All changes of a playbook, in the order of its steps. What is done to the run's own for each item of a list is left
    /// out: there may be none.
    static func all(of reached: [ReachedStep]) -> [TriggerChange] {
        reached.flatMap { step -> [TriggerChange] in
            guard case .action(let action, let inputs) = step.step.work else { return [] }
            let fixed = StepEffect.fixed(inputs)
            let changes =
                action.effects(fixed).compactMap { TriggerChange($0, step) }
                + action.alertEffects(fixed).sorted { $0.key.rawValue < $1.key.rawValue }.map { TriggerChange($0, $1, step) }
            return changes.filter { $0.target == .other || !step.isRepeated }
        }
    }

    /// Nil for what no property of a device shows.
    private init?(_ effect: Deed.Effect, _ reached: ReachedStep) {
        switch (effect.aspect, effect.value) {
        case (.tag(let tag), _):
            what = "the tag \(tag)"
            variable = Variable("\"\(tag)\" in device.machineTags", .truth)
            value = .bool(effect.isOn)
        case (.deviceValue, .text(let text)):
            what = "device.deviceValue"
            variable = Variable(what, .open(isNullable: true))
            value = .text(text)
        default: return nil
        }
        step = reached.shown
        target = Target(reached.device)
    }

    private init(_ property: DeviceState.AlertProperty, _ text: String, _ reached: ReachedStep) {
        what = "alert.\(property.rawValue)"
        variable = Variable(what, .open(isNullable: true))
        value = .text(text)
        step = reached.shown
        target = Target(reached.alert)
    }
}

extension TriggerChange.Target {
    fileprivate init(_ owner: ReachedStep.Owner) {
        switch owner {
        case .own: self = .own
        case .other: self = .other
        }
    }
}
