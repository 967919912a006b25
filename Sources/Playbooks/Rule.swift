public import Canonical
public import Diagnostics
public import Expressions

/// A checked playbook. A class, as it is handed about far more often than it is made.
public final class Rule: Sendable {
    /// A `let` name with its checked expression; its slot is `firstBinding` plus its index.
    public struct Binding: Sendable {
        public let name: String
        public let condition: Condition
    }

    public let name: String
    /// What it is for, in its author's words.
    public let summary: String?
    public let mode: Playbook.Mode
    public let expires: Timestamp?
    /// Where `expires` is written.
    public let expiresRange: SourceRange?
    public let startedBy: Trigger
    /// The key of the trigger's kind.
    public let triggerRange: SourceRange
    /// The names that the language gives to its runs, in the order of their slots.
    public let roots: [Scope.Root]
    public let bindings: [Binding]
    /// `when`: whether the run goes on.
    public let condition: Condition?
    public let steps: [RuleStep]
    public let limits: RunLimits?
    public let range: SourceRange

    init(
        name: String, summary: String?, mode: Playbook.Mode, expires: Timestamp?, expiresRange: SourceRange?, startedBy: Trigger,
        triggerRange: SourceRange, roots: [Scope.Root], bindings: [Binding], condition: Condition?, steps: [RuleStep],
        limits: RunLimits?, range: SourceRange
    ) {
        self.name = name
        self.summary = summary
        self.mode = mode
        self.expires = expires
        self.expiresRange = expiresRange
        self.startedBy = startedBy
        self.triggerRange = triggerRange
        self.roots = roots
        self.bindings = bindings
        self.condition = condition
        self.steps = steps
        self.limits = limits
        self.range = range
    }

    /// Slot of the first `let` name.
    public var firstBinding: Int { roots.count }

    /// Whether the playbook is inert at that time.
    public func isExpired(at time: Timestamp) -> Bool { expires.map { time >= $0 } ?? false }

    /// All expressions with the places where they stand.
    public var expressions: [CheckedExpression] {
        startedBy.expressions + bindings.map(\.condition.checked) + (condition.map { [$0.checked] } ?? []) + steps.flatMap(\.expressions)
    }
}

extension Rule {
    /// The steps that have surely ended when this one starts, by id.
    public func earlier(than step: RuleStep) -> [RuleStep] {
        var open = step.needs
        var found: Set<String> = []
        while let id = open.popLast() {
            guard found.insert(id).inserted else { continue }
            open += steps.first { $0.id == id }?.needs ?? []
        }
        return steps.filter { found.contains($0.id) }.sorted { $0.id < $1.id }
    }

    /// The trigger `alerts`; nil for the other kinds.
    public var alertTrigger: AlertTrigger? {
        if case .alerts(let trigger) = startedBy { return trigger }
        return nil
    }
}

extension Trigger {
    var expressions: [CheckedExpression] {
        switch self {
        case .alerts(let trigger):
            if case .key(let key, _) = trigger.grouping { [trigger.condition.checked, key.checked] } else { [trigger.condition.checked] }
        case .hunting(let trigger):
            trigger.query.expressions + [trigger.key.checked] + (trigger.device.map { [$0.checked] } ?? [])
        case .devices(let trigger): [trigger.condition.checked]
        case .schedule, .manual: []
        }
    }
}
