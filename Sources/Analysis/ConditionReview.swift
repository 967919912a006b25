import Diagnostics
import Expressions
import Playbooks

/// Conditions that always come out the same, parts of them that never matter, and steps that no run reaches.
struct ConditionReview {
    private let conditions: RuleConditions
    private(set) var diagnostics: [Diagnostic] = []

    init(_ conditions: RuleConditions) {
        self.conditions = conditions
        let rule = conditions.rule
        if let query = RuleConditions.query(rule) {
            let builder = FormulaBuilder(RuleConditions.matching(rule))
            review(query, { builder.formula($0) }, context: .constant(true), key: "where")
        }
        if let when = rule.condition {
            review(when, { [self] in self.formula($0) }, context: conditions.trigger, key: "when")
        }
        guard !Satisfiability.isNever(.and([conditions.trigger, conditions.when])) else { return }
        for step in rule.steps {
            guard let condition = step.condition else { continue }
            review(condition, { [self] in self.formula($0) }, context: .and([conditions.trigger, conditions.when]), key: "if")
        }
    }

    private func formula(_ node: CheckedNode) -> Formula { conditions.formula(node) }

    /// - Parameter context: what is sure to hold where the condition is judged.
    private mutating func review(
        _ condition: Condition, _ formula: (CheckedNode) -> Formula, context: Formula, key: String
    ) {
        let root = condition.checked.root
        // `true` and `false` on their own are meant.
        if case .constant = root.kind { return }
        let whole = formula(root)
        let place = condition.source.range(of: root.offsets)
        if Satisfiability.isNever(whole) {
            diagnostics.append(Messages.neverTrue(key, place))
        } else if Satisfiability.isNever(!whole) {
            diagnostics.append(Messages.alwaysTrue(key, place))
        } else if context != .constant(true), Satisfiability.isNever(.and([context, whole])) {
            diagnostics.append(Messages.contradicts(key, place))
        } else {
            reviewParts(root, formula, context: .constant(true), condition.source)
        }
    }

    /// Reports alternatives that can never hold where they are looked at.
    private mutating func reviewParts(
        _ node: CheckedNode, _ formula: (CheckedNode) -> Formula, context: Formula, _ source: Embedded
    ) {
        guard case .call(let call) = node.kind else { return }
        switch call.function {
        case "_&&_":
            for (index, part) in call.arguments.enumerated() where Self.hasAlternatives(part) {
                let others = call.arguments.enumerated().filter { $0.offset != index }.map { formula($0.element) }
                reviewParts(part, formula, context: .and([context] + others), source)
            }
        case "_||_":
            for part in call.arguments { reviewAlternative(part, formula, context: context, source) }
        case "_?_:_" where node.type == .bool:
            let test = formula(call.arguments[0])
            reviewAlternative(call.arguments[1], formula, context: .and([context, test]), source)
            reviewAlternative(call.arguments[2], formula, context: .and([context, !test]), source)
        default: break
        }
    }

    /// Whether there is anything in it that could be left out.
    private static func hasAlternatives(_ node: CheckedNode) -> Bool {
        guard case .call(let call) = node.kind else { return false }
        return call.function == "_||_" || call.function == "_?_:_"
            || call.function == "_&&_" && call.arguments.contains(where: hasAlternatives)
    }

    private mutating func reviewAlternative(
        _ node: CheckedNode, _ formula: (CheckedNode) -> Formula, context: Formula, _ source: Embedded
    ) {
        if case .constant = node.kind { return }
        if Satisfiability.isNever(.and([context, formula(node)])) {
            diagnostics.append(Messages.neverMatters(source.range(of: node.offsets)))
        } else {
            reviewParts(node, formula, context: context, source)
        }
    }
}
