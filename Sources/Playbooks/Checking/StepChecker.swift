import ActionKit
import Diagnostics
import Expressions
import YAMLSyntax

/// Checks the steps of a playbook in their order: ids, what they need, conditions, actions and inputs.
struct StepChecker {
    let scope: Scope
    let context: CheckContext

    /// All steps, or nil if one has a mistake (which has been reported).
    func steps(_ sources: [StepSource]) -> [RuleStep]? {
        let ids = identifiers(of: sources)
        let needs = NeedsGraph(sources, ids: ids, context.collector)
        var outputs: [StepOutputs?] = []
        var checked: [RuleStep] = []
        for (index, source) in sources.enumerated() {
            let earlier = needs.earlier(than: index).compactMap { outputs[$0] }.sorted { $0.id < $1.id }
            let environment = StepEnvironment(
                scope: scope, earlier: earlier, hidden: hidden(sources, ids, from: index, earlier: earlier), context: context)
            let step = SingleStepChecker(source: source, id: ids[index], environment: environment)
                .step(needs: needs.direct[index].compactMap { ids[$0] })
            let place = source.id?.range ?? source.workKey?.range ?? source.range
            outputs.append(step.map { StepOutputs($0, place: place) } ?? ids[index].map { StepOutputs(broken: $0, place: place) })
            if let step { checked.append(step) }
        }
        return checked.count == sources.count ? checked : nil
    }

    /// Steps that one cannot ask for, with the reason.
    private func hidden(
        _ sources: [StepSource], _ ids: [String?], from index: Int, earlier: [StepOutputs]
    ) -> [String: Diagnostic.Related] {
        var notes: [String: Diagnostic.Related] = [:]
        for (place, id) in ids.enumerated() {
            guard let id, notes[id] == nil, !earlier.contains(where: { $0.id == id }) else { continue }
            let range = sources[place].id?.range ?? sources[place].workKey?.range ?? sources[place].range
            notes[id] = place < index ? Messages.notNeeded(range) : Messages.comesLater(range)
        }
        return notes
    }

    /// The written ids, or the actions' names, with `-2`, `-3` … for repeats; nil without both.
    private func identifiers(of sources: [StepSource]) -> [String?] {
        var places: [String: SourceRange] = [:]
        return sources.map { source in
            let id = identifier(of: source, taken: places)
            if let id { places[id] = places[id] ?? source.id?.range ?? source.workKey?.range }
            return id
        }
    }

    private func identifier(of source: StepSource, taken: [String: SourceRange]) -> String? {
        if let id = source.id {
            if let mistake = Identifier.mistake(inStep: id) { context.collector.report(mistake) }
            if let other = taken[id.value] { context.collector.report(Messages.duplicateStep(id, other)) }
            return id.value
        }
        guard let name = source.workKey?.value else { return nil }
        guard taken[name] != nil else { return name }
        var number = 2
        while taken["\(name)-\(number)"] != nil { number += 1 }
        return "\(name)-\(number)"
    }
}

/// The names that the parts of one step may use.
struct StepEnvironment {
    let scope: Scope
    let earlier: [StepOutputs]
    let hidden: [String: Diagnostic.Related]
    let context: CheckContext

    /// The slot of `steps`.
    var stepsSlot: Int { scope.declarations.variables.count }

    /// - Parameters:
    ///   - done: the steps that the step's `if` shows to have ended done.
    ///   - item: the item of a `for_each`.
    func compiler(done: Set<String> = [], item: (name: String, type: CELType)? = nil) -> ExpressionCompiler {
        var names = scope.afterSteps { [earlier] in earlier.map { ($0.id, $0.type(isDone: done.contains($0.id))) } }
        if let item { names.add(item.name, item.type) }
        var missing: UnfinishedOutputs = [:]
        for step in earlier { missing.merge(step.missing) { first, _ in first } }
        return ExpressionCompiler(
            scope: names, project: context.project, collector: context.collector, hiddenSteps: hidden, unfinished: missing)
    }
}
