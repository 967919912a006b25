import ActionKit
import Diagnostics
import Expressions

/// Checks one playbook: types of every expression, steps against the catalogue.
struct RuleChecker {
    private let playbook: Playbook
    private let catalogue: Catalogue
    private let collector: DiagnosticCollector

    init(_ playbook: Playbook, _ catalogue: Catalogue, _ collector: DiagnosticCollector) {
        self.playbook = playbook
        self.catalogue = catalogue
        self.collector = collector
    }

    /// The checked playbook, or nil after its mistakes have been reported. A part that fails does not keep the others
    /// from being checked.
    func rule() -> Rule? {
        let trigger = compiler(Scope.trigger).condition(playbook.trigger.condition)
        var scope = Scope(subject: playbook.trigger.subject)
        let bindings = playbook.bindings.compactMap { binding($0, &scope) }
        let when = playbook.condition.map { compiler(scope.declarations).condition($0) }
        let steps = StepChecker(scope: scope, catalogue: catalogue, collector: collector).steps(playbook.steps)
        guard let trigger, let steps, bindings.count == playbook.bindings.count else { return nil }
        if case .some(.none) = when { return nil }
        return Rule(
            name: playbook.name.value, mode: playbook.mode, expires: playbook.expires?.value,
            subject: playbook.trigger.subject, lookback: playbook.trigger.lookback.value, trigger: trigger,
            pushed: Pushdown.filter(of: trigger.checked), bindings: bindings, condition: when ?? nil, steps: steps,
            range: playbook.range)
    }

    private func compiler(_ declarations: Declarations) -> ExpressionCompiler {
        ExpressionCompiler(declarations: declarations, collector: collector)
    }

    private func binding(_ source: Playbook.Binding, _ scope: inout Scope) -> Rule.Binding? {
        let name = source.name.value
        guard isFree(source.name, in: scope) else { return nil }
        guard let condition = compiler(scope.declarations).expression(source.expression) else {
            // Later expressions may still use the name: only its own mistake is reported.
            scope.add(name, .error)
            return nil
        }
        scope.add(name, condition.checked.type)
        return Rule.Binding(name: name, condition: condition)
    }

    private func isFree(_ name: Spanned<String>, in scope: Scope) -> Bool {
        if let mistake = Identifier.mistake(in: name) {
            collector.report(mistake)
            return false
        }
        guard scope.declarations.slot(of: name.value) == nil, !Identifier.roots.contains(name.value) else {
            collector.report(Messages.bindingTaken(name))
            return false
        }
        return true
    }
}
