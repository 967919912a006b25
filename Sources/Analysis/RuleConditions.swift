import Expressions
import Playbooks

/// What decides the conditions of a playbook: of one alert (or device) that its trigger looks at, at one moment. A step
/// whose condition is judged later, on entities that are read again, has builders of its own.
final class RuleConditions {
    let rule: Rule
    /// `where`; nil for triggers without one.
    let query: Judgement?
    /// `when`; nil where it is left out.
    let when: Judgement?
    /// The conditions of the steps; nil for a step without one.
    let steps: [Judgement?]
    /// By step: whether its condition is judged during the run. What it asks of an alert or device may then have changed
    /// since `where` and `when` asked (language.md, "Later facts").
    let isLater: [Bool]
    /// Where a run begins: `where` and `when`.
    let start: Formula
    /// By step: where a run is sure to come to it, as far as the playbook says.
    let reaches: [Formula]
    /// What the steps are sure to turn on or off.
    let effects: [StepEffect]
    /// All that its runs come to, called playbooks included.
    let reached: [ReachedStep]

    /// - Parameter rules: the playbooks that it may call, by name.
    init(_ rule: Rule, calling rules: [String: Rule] = [:]) {
        self.rule = rule
        let builder = Self.run(rule) { Self.name($0, in: rule) }
        reached = ReachedStep.all(of: rule, builder, among: rules)
        effects = reached.flatMap { StepEffect.all(of: $0) }
        query = Self.query(rule).map { Judgement($0, Self.matching(rule)) }
        when = rule.condition.map { Judgement($0, builder) }
        let isLater = Self.isLater(rule)
        steps = zip(rule.steps, isLater).map { step, isLater in
            step.condition.map { condition in
                Judgement(condition, isLater ? Self.run(rule) { .later("\(rule.name)/\(step.id)/\($0.rawValue)") } : builder)
            }
        }
        self.isLater = isLater
        let start = Formula.and([query, when].compactMap { $0?.decision.isTrue })
        self.start = start
        reaches = steps.map { step in step.map { .and([start, $0.decision.isTrue]) } ?? start }
    }

    /// What a called playbook adds: where its steps are reached, and by which names it speaks of what it is given.
    struct Called {
        let builder: FormulaBuilder
        /// By step.
        let reaches: [Formula]
    }

    /// - Parameters:
    ///   - place: what tells this call from others.
    ///   - things: the things of the caller, by the names of the inputs.
    static func called(_ rule: Rule, by place: String, giving things: [String: String]) -> Called {
        let builder = run(rule) { root in
            root == .inputs ? .given("\(place)/inputs", things) : Self.name(root, in: rule)
        }
        let start = rule.condition.map { builder.decision($0.checked.root).isTrue } ?? .constant(true)
        let later = isLater(rule)
        let reaches = zip(rule.steps, later).map { step, isLater -> Formula in
            guard let condition = step.condition else { return start }
            let judged = isLater ? run(rule) { .later("\(place)/\(step.id)/\($0.rawValue)") } : builder
            return .and([start, judged.decision(condition.checked.root).isTrue])
        }
        return Called(builder: builder, reaches: reaches)
    }

    /// Where a run is sure to come to a step, as far as the playbooks say.
    func reach(of step: ReachedStep) -> Formula { .and([reaches[step.index], step.condition]) }

    private static func isLater(_ rule: Rule) -> [Bool] {
        var hasPaused = false
        return rule.steps.map { step in
            defer { if step.pauses { hasPaused = true } }
            return hasPaused || step.readsOutcomes
        }
    }

    /// The builder for conditions of the trigger.
    static func matching(_ rule: Rule) -> FormulaBuilder {
        let roots: [Scope.Root] =
            if case .alerts = rule.startedBy { [.alert, .device] + Scope.Root.common } else { rule.roots }
        return FormulaBuilder { .named(roots.indices.contains($0) ? roots[$0].rawValue : "$\($0)") }
    }

    /// The condition of the trigger's query.
    static func query(_ rule: Rule) -> Condition? {
        switch rule.startedBy {
        case .alerts(let trigger): trigger.condition
        case .devices(let trigger): trigger.condition
        case .hunting, .schedule, .manual: nil
        }
    }

    /// A builder for what stands behind the trigger.
    private static func run(_ rule: Rule, _ meaning: @escaping (Scope.Root) -> FormulaBuilder.Meaning) -> FormulaBuilder {
        var definitions: [FormulaBuilder.Definition] = []
        func builder() -> FormulaBuilder {
            FormulaBuilder { [definitions] slot in
                if rule.roots.indices.contains(slot) { return meaning(rule.roots[slot]) }
                let binding = slot - rule.firstBinding
                if definitions.indices.contains(binding) { return .defined(definitions[binding]) }
                // Outcomes and items are those of this playbook's runs, and only a run will tell them.
                return .later("\(rule.name)/\(binding - rule.bindings.count)")
            }
        }
        // A name can only speak of the names before it.
        for binding in rule.bindings {
            definitions.append(.init("\(rule.name)/\(binding.name)", binding.condition.checked.root, builder()))
        }
        return builder()
    }

    /// What a caller gives is no other playbook's.
    private static func name(_ root: Scope.Root, in rule: Rule) -> FormulaBuilder.Meaning {
        switch root {
        case .inputs, .row, .key, .alerts, .incident: .named("\(rule.name)/\(root.rawValue)")
        case .alert, .device, .now, .vars, .data, .tenant: .named(root.rawValue)
        }
    }
}

extension RuleStep {
    /// Whether what is behind the step is told anew: time has passed by then.
    var pauses: Bool {
        switch work {
        case .pause, .pauseUntil: true
        case .action, .assert, .call, .undo: false
        }
    }
}
