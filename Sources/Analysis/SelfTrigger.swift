import Playbooks

/// Tells whether what a playbook does makes its own trigger match anew.
struct SelfTrigger {
    /// What does it.
    let change: TriggerChange

    /// - Returns: the first change after which the trigger is proved to match where it did not before; nil if there is none.
    init?(_ conditions: RuleConditions) {
        guard let trigger = conditions.query?.decision.isTrue else { return nil }
        // What the run itself has set so far.
        var state: [Variable: FiniteValue] = [:]
        var wasFalsified = false
        for change in TriggerChange.all(of: conditions.reached) where trigger.mentions(change.variable) {
            switch change.target {
            case .own:
                state[change.variable] = change.value
                let now = state.reduce(trigger) { $0.setting($1.key, to: $1.value) }
                if Satisfiability.isNever(now) {
                    wasFalsified = true
                    continue
                }
                guard wasFalsified, case .always = Satisfiability.decide(now) else { continue }
            case .other:
                // It need not have matched before.
                let without = Formula.and([trigger, .notMember(change.variable, [change.value])])
                let with = trigger.setting(change.variable, to: change.value)
                guard Satisfiability.isNever(without), case .always = Satisfiability.decide(with) else { continue }
            }
            self.change = change
            return
        }
        return nil
    }
}
