import ActionKit
public import Diagnostics
import Expressions
public import Playbooks

/// What policies refuse of playbooks, as far as that shows before anything is asked of a service. These are warnings: a policy of
/// one tenant says nothing of the others, and what is refused does no harm.
public enum PolicyReview {
    /// - Parameters:
    ///   - policy: the project's.
    ///   - tenants: those that have a policy of their own.
    public static func diagnostics(_ rules: [Rule], _ policy: Policy, _ tenants: [(name: String, policy: Policy)]) -> [Diagnostic] {
        let always = policy.protections.filter(alwaysProtects)
        let own = tenants.map { ($0.name, $0.policy, $0.policy.protections.filter(alwaysProtects)) }
        return rules.flatMap { rule -> [Diagnostic] in
            rule.steps.flatMap { step -> [Diagnostic] in
                let common = refusing(step, always).map { [Messages.alwaysRefused(step, by: $0, in: nil)] }
                return common
                    ?? own.compactMap { tenant, own, always in
                        refusing(step, always).map { Messages.alwaysRefused(step, by: $0, in: tenant) }
                            ?? tags(step).first { own.tags.contains($0) && !policy.tags.contains($0) }
                            .map { Messages.changesPolicyTag($0, step, in: tenant) }
                            ?? (proceeds(step, own.approvals) ? Messages.asksIn(tenant, step) : nil)
                    }
            }
        }
    }

    /// A rule that cannot be judged protects, so it always does where nothing makes it false.
    private static func alwaysProtects(_ rule: Policy.Protection) -> Bool {
        let builder = FormulaBuilder { .named("policy/\($0)") }
        return Satisfiability.isNever(builder.decision(rule.condition.checked.root).isFalse)
    }

    /// The tags that a step sets or removes, as far as the file says.
    private static func tags(_ step: RuleStep) -> [String] {
        guard case .action(let action, let inputs) = step.work else { return [] }
        return action.effects(StepEffect.fixed(inputs)).compactMap { if case .tag(let tag) = $0.aspect { tag } else { nil } }
    }

    private static func refusing(_ step: RuleStep, _ rules: [Policy.Protection]) -> Policy.Protection? {
        guard case .action(let action, _) = step.work else { return nil }
        return rules.first { $0.concerns(action) }
    }

    /// Whether a step goes on unasked where a rule wants people to be asked.
    private static func proceeds(_ step: RuleStep, _ rules: [Policy.ApprovalRule]) -> Bool {
        step.approval?.otherwise == .proceed && rules.contains { $0.actions.contains(step.key) }
    }
}
