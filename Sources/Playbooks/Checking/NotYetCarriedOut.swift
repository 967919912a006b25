import ActionKit
public import Diagnostics
import Expressions

/// A form that playbooks and policies may use but that this version cannot carry out yet. `validate` says so in a note;
/// whoever would act on it has to refuse.
public struct NotYetCarriedOut: Hashable, Sendable {
    /// The form as the language names it: `hunting`, `for_each`, `device.alerts`.
    public let feature: String
    public let range: SourceRange

    /// The remark of `validate`.
    public var note: Diagnostic { Messages.notYetCarriedOut(feature, range) }

    /// The mistake for whoever would act.
    public var refusal: Diagnostic { Messages.cannotBeCarriedOut(feature, range) }

    /// One note per form, at its first place.
    public static func notes(_ all: [NotYetCarriedOut]) -> [Diagnostic] {
        var seen: Set<String> = []
        return all.filter { seen.insert($0.feature).inserted }.map(\.note)
    }
}

/// Finds the forms in a checked playbook that planner and executor do not know. What is listed here shrinks as they learn.
struct CarriedOutReview {
    private(set) var findings: [NotYetCarriedOut] = []
    private var roots: [Scope.Root] = []

    mutating func review(_ rule: Rule) {
        roots = rule.roots
        review(rule.startedBy, rule.triggerRange)
        rule.bindings.forEach { review($0.condition) }
        if let condition = rule.condition { review(condition) }
        if let range = rule.limitsRange { add("limits", range) }
        for step in rule.steps {
            review(step)
        }
    }

    private mutating func add(_ feature: String, _ range: SourceRange) {
        findings.append(NotYetCarriedOut(feature: feature, range: range))
    }

    private mutating func review(_ trigger: Trigger, _ range: SourceRange) {
        guard case .alerts(let alerts) = trigger else { return add(trigger.kind, range) }
        review(alerts.condition)
        switch alerts.grouping {
        case .alert, .device: break
        case .incident: add("per: incident", range)
        case .key: add("per: { key }", range)
        }
    }

    private static let options = ["approval", "undo_after"]

    private mutating func review(_ step: RuleStep) {
        for option in Self.options { if let place = step.places[option] { add(option, place) } }
        // The executor can wait, but the runs of a plan are carried out one after the other: a device that is offline would
        // hold up the containment of all others.
        if let place = step.places["wait"], step.wait?.until == .finished || step.wait?.afterwards == .cancel {
            add("wait: finished", place)
        }
        for (key, condition) in [("for_each", step.repetition?.items), ("device", step.device), ("alert", step.alert)] {
            guard let condition else { continue }
            review(condition)
            if readsSteps(condition.checked) { add("steps in `\(key)`", condition.source.range) }
        }
        guard case .action = step.work else { return add(step.key, step.places[step.key] ?? step.range) }
        if let condition = step.condition { review(condition) }
        for text in step.work.texts { review(text) }
        for parameter in step.action.parameters where !parameter.takesLater(of: step.action) {
            guard case .text(let text)? = step.inputs[parameter.name], text.expressions.contains(where: readsSteps) else { continue }
            add("steps in `\(parameter.name)`", text.source.range)
        }
    }

    /// A condition outside playbooks.
    mutating func review(_ condition: Condition, roots: [Scope.Root]) {
        self.roots = roots
        review(condition)
    }

    private mutating func review(_ condition: Condition) { review(condition.checked, condition.source, offset: 0) }

    private mutating func review(_ text: RuleStep.TextInput) {
        for part in text.template.parts {
            if case .expression(let expression, let offset) = part {
                review(expression, text.source, offset: offset)
            }
        }
    }

    private func readsSteps(_ expression: CheckedExpression) -> Bool {
        expression.root.first { if case .object(let type) = $0.type { type.name == "steps" } else { false } } != nil
    }

    private mutating func review(_ expression: CheckedExpression, _ source: Embedded, offset: Int) {
        for reach in Reach.all(in: expression.root, roots: roots) where !reach.isCarriedOut {
            add(reach.name, source.range(of: reach.offsets.lowerBound + offset..<reach.offsets.upperBound + offset))
        }
    }
}

extension Parameter {
    /// Whether its value may be known after an earlier step only: nothing has to be looked up or checked by it.
    fileprivate func takesLater(of action: any Action.Type) -> Bool {
        switch kind {
        case .text, .texts: action.subject != .inputs
        case .choice, .flag, .shaped, .records, .arguments: false
        }
    }
}
