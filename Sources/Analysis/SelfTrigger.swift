import ActionKit
import Playbooks

/// Tells whether what a playbook does makes its own trigger match anew.
struct SelfTrigger {
    /// The step that does it.
    let step: RuleStep
    /// The tag.
    let tag: String

    /// - Returns: the first step after which the trigger is proved to match where it did not before; nil if there is none.
    init?(_ conditions: RuleConditions) {
        guard let trigger = conditions.query?.decision.isTrue else { return nil }
        // The tags that the run itself has set or taken off so far.
        var tags: [Variable: FiniteValue] = [:]
        var wasFalsified = false
        for effect in StepEffect.all(of: conditions.rule) {
            guard case .tag(let tag) = effect.effect.aspect else { continue }
            let variable = Variable("\"\(tag)\" in device.machineTags", .truth)
            guard trigger.mentions(variable) else { continue }
            if effect.isOnOwnDevice {
                tags[variable] = .bool(effect.effect.isOn)
                let now = tags.reduce(trigger) { $0.setting($1.key, to: $1.value) }
                if Satisfiability.isNever(now) {
                    wasFalsified = true
                    continue
                }
                guard wasFalsified, case .always = Satisfiability.decide(now) else { continue }
            } else {
                // Another device, which need not have matched before.
                let without = trigger.setting(variable, to: .bool(!effect.effect.isOn))
                let with = trigger.setting(variable, to: .bool(effect.effect.isOn))
                guard Satisfiability.isNever(without), case .always = Satisfiability.decide(with) else { continue }
            }
            (step, self.tag) = (effect.step, tag)
            return
        }
        return nil
    }
}
