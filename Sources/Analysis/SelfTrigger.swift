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
        guard RuleConditions.query(conditions.rule) != nil else { return nil }
        // The tags that the run itself has set or taken off so far.
        var tags: [Variable: FiniteValue] = [:]
        var wasFalsified = false
        for effect in StepEffect.all(of: conditions.rule) {
            guard case .tag(let tag) = effect.effect.aspect else { continue }
            let variable = Variable("\"\(tag)\" in device.machineTags", .truth)
            guard conditions.trigger.mentions(variable) else { continue }
            if effect.isOnOwnDevice {
                tags[variable] = .bool(effect.effect.isOn)
                let now = tags.reduce(conditions.trigger) { $0.setting($1.key, to: $1.value) }
                if Satisfiability.isNever(now) {
                    wasFalsified = true
                    continue
                }
                guard wasFalsified, case .always = Satisfiability.decide(now) else { continue }
            } else {
                // Another device, which need not have matched before.
                let without = conditions.trigger.setting(variable, to: .bool(!effect.effect.isOn))
                let with = conditions.trigger.setting(variable, to: .bool(effect.effect.isOn))
                guard Satisfiability.isNever(without), case .always = Satisfiability.decide(with) else { continue }
            }
            (step, self.tag) = (effect.step, tag)
            return
        }
        return nil
    }
}

extension Formula {
    /// Whether the variable occurs in it.
    func mentions(_ variable: Variable) -> Bool {
        var isMentioned = false
        forEachMember { other, _ in if other == variable { isMentioned = true } }
        return isMentioned
    }

    /// The formula where the variable has the value.
    func setting(_ variable: Variable, to value: FiniteValue) -> Formula {
        switch self {
        case .constant: self
        case .member(variable, let values): .constant(values.contains(value))
        case .member: self
        case .not(let inner): !inner.setting(variable, to: value)
        case .all(let parts): .and(parts.map { $0.setting(variable, to: value) })
        case .any(let parts): .or(parts.map { $0.setting(variable, to: value) })
        }
    }
}
