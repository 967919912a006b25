import ActionKit
import Diagnostics
import Expressions
import YAMLSyntax

/// Checks the steps of a playbook in their order: ids, conditions, actions and inputs.
struct StepChecker {
    let scope: Scope
    let catalogue: Catalogue
    let collector: DiagnosticCollector

    /// All steps, or nil if one has a mistake (which has been reported).
    func steps(_ sources: [StepSource]) -> [RuleStep]? {
        var checked: [RuleStep] = []
        var places: [String: SourceRange] = [:]
        for (index, source) in sources.enumerated() {
            let id = identifier(of: source, taken: places)
            let earlier = places.keys.sorted()
            let later = sources[index...].compactMap { $0.id.map { ($0.value, $0.range) } }
            let compiler = ExpressionCompiler(
                declarations: scope.afterSteps(earlier), collector: collector,
                laterSteps: Dictionary(later) { first, _ in first })
            if let step = step(source, id: id, compiler) { checked.append(step) }
            if let id { places[id] = places[id] ?? source.id?.range ?? source.action?.key.range }
        }
        return checked.count == sources.count ? checked : nil
    }

    /// The written id, or the action's name, with `-2`, `-3` … for repeats; nil without both.
    private func identifier(of source: StepSource, taken: [String: SourceRange]) -> String? {
        if let id = source.id {
            if let mistake = Identifier.mistake(inStep: id) { collector.report(mistake) }
            if let other = taken[id.value] { collector.report(Messages.duplicateStep(id, other)) }
            return id.value
        }
        guard let name = source.action?.key.value else { return nil }
        guard taken[name] != nil else { return name }
        var number = 2
        while taken["\(name)-\(number)"] != nil { number += 1 }
        return "\(name)-\(number)"
    }

    private func step(_ source: StepSource, id: String?, _ compiler: ExpressionCompiler) -> RuleStep? {
        let stepsSlot = compiler.declarations.variables.count - 1
        let condition = source.condition.map { compiler.condition($0) }
        let inputCompiler = ExpressionCompiler(declarations: scope.declarations, collector: collector)
        guard let id, let entry = source.action, let action = action(entry.key) else { return nil }
        let inputs = InputChecker(action: action, compiler: inputCompiler).inputs(entry)
        if case .some(.none) = condition { return nil }
        return RuleStep(
            id: id, name: source.name, condition: condition ?? nil,
            readsOutcomes: condition??.checked.variables.contains(stepsSlot) ?? false, action: action, inputs: inputs,
            range: source.range)
    }

    private func action(_ key: Spanned<String>) -> (any Action.Type)? {
        guard let action = catalogue[key.value] else {
            collector.report(Messages.unknownAction(key, known: catalogue.keys))
            return nil
        }
        return action
    }
}
