import Expressions
import Playbooks

/// The conditions of a playbook as formulas over one alert (or device) that its trigger looks at.
struct RuleConditions {
    let rule: Rule
    /// `where`; true for triggers without one.
    let trigger: Formula
    /// `when`; true where it is left out.
    let when: Formula
    private let run: FormulaBuilder

    init(_ rule: Rule) {
        self.rule = rule
        run = Self.run(rule)
        trigger = Self.query(rule).map { FormulaBuilder(Self.matching(rule)).formula($0.checked.root) } ?? .constant(true)
        when = rule.condition.map { [run] in run.formula($0.checked.root) } ?? .constant(true)
    }

    /// The formula of a condition in the scope of the run.
    func formula(_ condition: Condition) -> Formula { run.formula(condition.checked.root) }

    /// The formula of a part of such a condition.
    func formula(_ node: CheckedNode) -> Formula { run.formula(node) }

    /// Where a run is sure to come to the step, as far as the playbook says: the trigger, `when` and the step's `if`.
    func reaches(_ step: RuleStep) -> Formula {
        .and([trigger, when, step.condition.map { formula($0) } ?? .constant(true)])
    }

    /// The builder for conditions of the trigger.
    static func matching(_ rule: Rule) -> (Int) -> FormulaBuilder.Meaning {
        let roots: [Scope.Root] =
            if case .alerts = rule.startedBy { [.alert, .device] + Scope.Root.common } else { rule.roots }
        return { .named(roots.indices.contains($0) ? roots[$0].rawValue : "$\($0)") }
    }

    /// The condition of the trigger's query.
    static func query(_ rule: Rule) -> Condition? {
        switch rule.startedBy {
        case .alerts(let trigger): trigger.condition
        case .devices(let trigger): trigger.condition
        case .hunting, .schedule, .manual: nil
        }
    }

    private static func run(_ rule: Rule) -> FormulaBuilder {
        FormulaBuilder { slot in
            if rule.roots.indices.contains(slot) { return .named(name(rule.roots[slot], in: rule)) }
            let binding = slot - rule.firstBinding
            if rule.bindings.indices.contains(binding) { return .defined(rule.bindings[binding].condition.checked.root) }
            // Outcomes and items are those of this playbook's runs, and only a run will tell them.
            return .later("\(rule.name)/\(slot - rule.firstBinding - rule.bindings.count)")
        }
    }

    /// What a caller gives is no other playbook's.
    private static func name(_ root: Scope.Root, in rule: Rule) -> String {
        switch root {
        case .inputs, .row, .key, .alerts, .incident: "\(rule.name)/\(root.rawValue)"
        case .alert, .device, .now, .vars, .data, .tenant: root.rawValue
        }
    }
}
