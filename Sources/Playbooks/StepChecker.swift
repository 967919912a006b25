import ActionKit
import Diagnostics
import Expressions

/// Checks the steps of a playbook in their order: ids, conditions, actions and inputs.
struct StepChecker {
    let scope: Scope
    let catalogue: Catalogue
    let collector: DiagnosticCollector

    /// All steps, or nil if one has a mistake (which has been reported).
    func steps(_ sources: [StepSource]) -> [RuleStep]? {
        var checked: [RuleStep] = []
        var places: [String: SourceRange] = [:]
        for source in sources {
            let id = identifier(of: source, taken: places)
            if let step = step(source, id: id, after: Array(places.keys).sorted()) { checked.append(step) }
            places[id] = places[id] ?? source.range
        }
        return checked.count == sources.count ? checked : nil
    }

    /// The written id, or the action's name, with `-2`, `-3` … for repeats.
    private func identifier(of source: StepSource, taken: [String: SourceRange]) -> String {
        if let id = source.id {
            if let mistake = Identifier.mistake(inStep: id) { collector.report(mistake) }
            if let other = taken[id.value] { collector.report(Messages.duplicateStep(id, other)) }
            return id.value
        }
        let name = source.action.value
        guard taken[name] != nil else { return name }
        var number = 2
        while taken["\(name)-\(number)"] != nil { number += 1 }
        return "\(name)-\(number)"
    }

    private func step(_ source: StepSource, id: String, after earlier: [String]) -> RuleStep? {
        let declarations = scope.afterSteps(earlier)
        let stepsSlot = declarations.variables.count - 1
        let compiler = ExpressionCompiler(declarations: declarations, collector: collector)
        let condition = source.condition.map { compiler.condition($0) }
        let inputCompiler = ExpressionCompiler(declarations: scope.declarations, collector: collector)
        guard let action = action(source.action) else { return nil }
        let inputs = InputChecker(action: action, compiler: inputCompiler).inputs(source)
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
