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
        let trigger = playbook.trigger?.condition.flatMap { compiler(Scope.trigger).condition($0) }
        // Without a subject it is not known which names there are: all that follows would be guesses.
        guard let subject = playbook.trigger?.subject else { return nil }
        var scope = Scope(subject: subject)
        let bindings = playbook.bindings.compactMap { binding($0, &scope) }
        let when = playbook.condition.map { compiler(scope.declarations).condition($0) }
        let steps = StepChecker(scope: scope, catalogue: catalogue, collector: collector).steps(playbook.steps)
        guard let name = playbook.name, let lookback = playbook.trigger?.lookback, let trigger, let steps,
            bindings.count == playbook.bindings.count
        else { return nil }
        if case .some(.none) = when { return nil }
        return Rule(
            name: name.value, mode: playbook.mode, expires: playbook.expires?.value,
            expiresRange: playbook.expires?.range, subject: subject, lookback: lookback.value, trigger: trigger,
            pushed: Pushdown.filter(of: trigger.checked), bindings: bindings, condition: when ?? nil, steps: steps,
            range: playbook.range)
    }

    private func compiler(_ declarations: Declarations) -> ExpressionCompiler {
        ExpressionCompiler(declarations: declarations, collector: collector)
    }

    private func binding(_ source: Playbook.Binding, _ scope: inout Scope) -> Rule.Binding? {
        let name = source.name.value
        let isFree = isFree(source.name, in: scope)
        let condition = compiler(scope.declarations).expression(source.expression)
        guard isFree else { return nil }
        guard let condition else {
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
        let isKept = Identifier.roots.contains(name.value) || Identifier.words.contains(name.value)
        guard scope.declarations.slot(of: name.value) == nil, !isKept else {
            collector.report(Messages.bindingTaken(name))
            return false
        }
        return true
    }
}
