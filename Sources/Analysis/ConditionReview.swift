import Diagnostics
import Expressions
import Playbooks

/// Conditions that always come out the same, parts of them that never matter, and steps that no run reaches.
struct ConditionReview {
    /// How many alternatives of a condition are looked at.
    private static let maximumAlternatives = 200

    private(set) var diagnostics: [Diagnostic] = []
    private var alternativesLeft = 0

    init(_ conditions: RuleConditions) {
        if let query = conditions.query { review(query, context: .constant(true), key: "where") }
        let matched = conditions.query?.decision.isTrue ?? .constant(true)
        if let when = conditions.when { review(when, context: matched, key: "when") }
        guard !Satisfiability.isNever(conditions.start) else { return }
        for (index, step) in conditions.steps.enumerated() {
            guard let step else { continue }
            review(step, context: conditions.isLater[index] ? .constant(true) : conditions.start, key: "if")
        }
    }

    /// - Parameter context: what is sure to hold where the condition is judged.
    private mutating func review(_ judgement: Judgement, context: Formula, key: String) {
        let root = judgement.condition.checked.root
        // `true` and `false` on their own are meant.
        if case .constant = root.kind { return }
        let whole = judgement.decision
        let place = judgement.condition.source.range(of: root.offsets)
        if Satisfiability.isNever(whole.isTrue) {
            diagnostics.append(Messages.neverTrue(key, place))
        } else if Satisfiability.isNever(whole.isFalse) {
            diagnostics.append(Messages.alwaysTrue(key, place))
        } else if context != .constant(true), Satisfiability.isNever(.and([context, whole.isTrue])) {
            diagnostics.append(Messages.contradicts(key, place))
        } else {
            alternativesLeft = Self.maximumAlternatives
            reviewParts(root, judgement, context: .constant(true))
        }
    }

    /// Reports alternatives that can never hold where they are looked at.
    private mutating func reviewParts(_ node: CheckedNode, _ judgement: Judgement, context: Formula) {
        guard case .call(let call) = node.kind else { return }
        switch call.function {
        case "_&&_":
            guard call.arguments.contains(where: Self.hasAlternatives) else { return }
            let parts = call.arguments.map { judgement.builder.decision($0).isTrue }
            for (index, part) in call.arguments.enumerated() where Self.hasAlternatives(part) {
                reviewParts(part, judgement, context: .and([context] + parts[..<index] + parts[(index + 1)...]))
            }
        case "_||_":
            for part in call.arguments { reviewAlternative(part, judgement, context: context) }
        case "_?_:_" where node.type == .bool:
            let test = judgement.builder.decision(call.arguments[0])
            reviewAlternative(call.arguments[1], judgement, context: .and([context, test.isTrue]))
            reviewAlternative(call.arguments[2], judgement, context: .and([context, test.isFalse]))
        default: break
        }
    }

    /// Whether there is anything in it that could be left out.
    private static func hasAlternatives(_ node: CheckedNode) -> Bool {
        guard case .call(let call) = node.kind else { return false }
        return call.function == "_||_" || call.function == "_?_:_"
            || call.function == "_&&_" && call.arguments.contains(where: hasAlternatives)
    }

    private mutating func reviewAlternative(_ node: CheckedNode, _ judgement: Judgement, context: Formula) {
        if case .constant = node.kind { return }
        guard alternativesLeft > 0 else { return }
        alternativesLeft -= 1
        if Satisfiability.isNever(.and([context, judgement.builder.decision(node).isTrue])) {
            diagnostics.append(Messages.neverMatters(judgement.condition.source.range(of: node.offsets)))
        } else {
            reviewParts(node, judgement, context: context)
        }
    }
}
