import ActionKit
import Diagnostics
import Expressions

/// Checks one playbook: types of every expression, steps against the catalogue.
struct RuleChecker {
    private let playbook: Playbook
    private let context: CheckContext

    init(_ playbook: Playbook, _ context: CheckContext) {
        self.playbook = playbook
        self.context = context
    }

    private var collector: DiagnosticCollector { context.collector }

    /// The checked playbook, or nil after its mistakes have been reported. A part that fails does not keep the others
    /// from being checked.
    func rule() -> Rule? {
        guard let source = playbook.trigger else { return nil }
        let (trigger, start) = TriggerChecker(project: context.project, collector: collector).check(source.value)
        guard var scope = start else { return nil }
        let bindings = playbook.bindings.compactMap { binding($0, &scope) }
        let when = playbook.condition.map { compiler(scope).condition($0) }
        let steps = StepChecker(scope: scope, context: context).steps(playbook.steps)
        checkLimits(scope)
        guard let name = playbook.name, let trigger, let steps, bindings.count == playbook.bindings.count else { return nil }
        if case .some(.none) = when { return nil }
        return Rule(
            name: name.value, summary: playbook.description, mode: playbook.mode, expires: playbook.expires?.value,
            expiresRange: playbook.expires?.range, startedBy: trigger, triggerRange: source.range, roots: scope.roots,
            bindings: bindings, condition: when ?? nil, steps: steps, limits: playbook.limits,
            range: playbook.range)
    }

    private func compiler(_ scope: Scope) -> ExpressionCompiler {
        ExpressionCompiler(scope: scope, project: context.project, collector: collector)
    }

    private func binding(_ source: Playbook.Binding, _ scope: inout Scope) -> Rule.Binding? {
        let name = source.name.value
        let isFree = context.isFree(source.name, in: scope)
        let condition = compiler(scope).expression(source.expression)
        guard isFree else { return nil }
        guard let condition else {
            // Later expressions may still use the name: only its own mistake is reported.
            scope.add(name, .error)
            return nil
        }
        scope.add(name, condition.checked.type)
        return Rule.Binding(name: name, condition: condition)
    }

    private func checkLimits(_ scope: Scope) {
        guard let limits = playbook.limits else { return }
        let here = RunLimits.Subject.allCases.filter { subject in
            // What is called acts on what it is given: its devices count.
            scope.roots.contains { $0.rawValue == subject.rawValue } || subject == .device && scope.roots.contains(.inputs)
        }
        for coolDown in limits.oncePer where !here.contains(coolDown.subject.value) {
            collector.report(Messages.subjectNotHere(coolDown.subject, here: here.map(\.rawValue)))
        }
        if let channel = limits.devices?.value.notify { context.requireChannel(channel) }
    }
}
