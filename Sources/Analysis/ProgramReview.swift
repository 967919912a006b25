import ActionKit
public import Diagnostics
import Expressions
public import Playbooks

/// What is wrong with playbooks although each part of them is right: decided on the finite part of their conditions
/// (enumerations, booleans, nulls, equalities, memberships), everything else taken as free. What is reported is proved.
public enum ProgramReview {
    /// How many pairs of steps are held against each other; `graph --overlaps` compares all.
    static let maximumPairs = 2_000

    /// The diagnostics of all playbooks, in the order of the rules.
    /// - Parameters:
    ///   - tags: those that playbooks may not change.
    ///   - divider: who reviews playbook by playbook.
    public static func diagnostics(
        _ rules: [Rule], tags: PolicyTags = PolicyTags(), dividing divider: some WorkDivider = InTurn()
    ) -> [Diagnostic] {
        let called = OverlapReview.called(rules)
        let reviewed = divider.map(rules.count) { index in
            let conditions = RuleConditions(rules[index], calling: called)
            return (
                candidates: OverlapReview.candidates(conditions), diagnostics: diagnostics(conditions) + policyTags(conditions, tags)
            )
        }
        return reviewed.flatMap(\.diagnostics) + overlaps(reviewed.flatMap(\.candidates), dividing: divider)
    }

    private static func diagnostics(_ conditions: RuleConditions) -> [Diagnostic] {
        var diagnostics = ConditionReview(conditions).diagnostics
        diagnostics += contradictions(conditions) + unselective(conditions)
        if let trigger = SelfTrigger(conditions) { diagnostics.append(Messages.triggersItself(trigger.change)) }
        if let loss = EvidenceLoss(conditions) {
            diagnostics.append(Messages.destroysEvidence(loss.destroying, before: loss.collecting))
        }
        return diagnostics
    }

    /// Steps that cut off whatever device there is: a trigger that lets every device, or every alert, through selects nothing.
    private static func unselective(_ conditions: RuleConditions) -> [Diagnostic] {
        func isAlwaysTrue(_ judgement: Judgement?) -> Bool { judgement.map { Satisfiability.isNever($0.decision.isFalse) } ?? true }
        guard let query = conditions.query?.condition, isAlwaysTrue(conditions.query), isAlwaysTrue(conditions.when) else { return [] }
        let things: String
        switch conditions.rule.startedBy {
        case .devices: things = Messages.everyDevice
        case .alerts: things = Messages.everyAlert
        case .hunting, .schedule, .manual: return []
        }
        return conditions.reached.filter { reached in
            reached.step.action.risk == .containment && reached.device == .own && reached.condition == .constant(true)
                && isAlwaysTrue(conditions.steps[reached.index])
        }
        .map { Messages.selectsNothing($0.shown, of: $0.step, things, query.source.range(of: query.checked.root.offsets)) }
    }

    private static func policyTags(_ conditions: RuleConditions, _ tags: PolicyTags) -> [Diagnostic] {
        conditions.effects.filter { !$0.reached.isCalled }.compactMap { effect in
            guard case .tag(let tag) = effect.effect.aspect, tags.contains(tag) else { return nil }
            return Messages.changesPolicyTag(tag, effect.step)
        }
    }

    /// Steps of one playbook of which the second takes back the first, with nothing to wait for between them.
    private static func contradictions(_ conditions: RuleConditions) -> [Diagnostic] {
        let effects = conditions.effects.filter(\.isOnOneThing)
        var diagnostics: [Diagnostic] = []
        var left = maximumPairs
        for (index, first) in effects.enumerated() {
            for second in effects[(index + 1)...] where second.effect.aspect == first.effect.aspect {
                guard second.effect.value != first.effect.value, second.index > first.index else { continue }
                left -= 1
                guard left > 0 else { return diagnostics }
                let both = Formula.and([conditions.reach(of: first.reached), conditions.reach(of: second.reached)])
                guard !conditions.rule.waits(between: first.index, and: second.index), !first.reached.waitsInside,
                    !second.reached.waitsInside,
                    case .always = Satisfiability.decide(both)
                else { continue }
                diagnostics.append(Messages.takesBack(first.step, second.step))
            }
        }
        return diagnostics
    }

    /// Of the steps that do the same as a step, the first one is enough to know of.
    private static func overlaps(_ candidates: [OverlapReview.Candidate], dividing divider: some WorkDivider) -> [Diagnostic] {
        let review = OverlapReview(candidates, maximum: maximumPairs, sameFrom: .disruptive, dividing: divider)
        var seen: Set<SourceRange> = []
        return review.overlaps.filter(\.isProved).compactMap { overlap in
            if overlap.kind == .opposite { return Messages.opposes(overlap) }
            return seen.insert(overlap.second.step.range).inserted ? Messages.doesTheSame(overlap) : nil
        }
    }
}

extension Rule {
    /// Whether a step between the two, or one of them, waits for something: then the second is meant to come later.
    fileprivate func waits(between first: Int, and second: Int) -> Bool {
        steps[first...second].contains { $0.pauses || $0.wait != nil || $0.approval != nil }
    }
}
