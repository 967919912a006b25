import ActionKit
import Diagnostics
import Expressions
import YAMLSyntax

/// Checks what a step does: an action of the catalogue with its inputs, or a control step.
struct WorkChecker {
    let compiler: ExpressionCompiler
    let context: CheckContext
    /// The names of the run, which say what there is to act on.
    let roots: [Scope.Root]

    private var collector: DiagnosticCollector { context.collector }

    func work(of source: StepSource) -> RuleStep.Work? {
        switch source.work {
        case .action(let entry): action(entry, source)
        case .control(let control):
            hasOnlyItsOwnOptions(source) ? self.control(control) : nil
        case nil: nil
        }
    }

    // MARK: Actions

    private func action(_ entry: Mapping.Entry, _ source: StepSource) -> RuleStep.Work? {
        guard let action = context.catalogue[entry.key.value] else {
            collector.report(Messages.unknownAction(entry.key, known: context.catalogue.keys))
            return nil
        }
        if action.parameters.contains(where: \.isServiceInput) { return call(action, entry, source) }
        let inputs = InputChecker(action: action, compiler: compiler).inputs(entry)
        requireSubject(of: action, source, entry.key.range)
        guard action.acts || hasOnlyItsOwnOptions(source) else { return nil }
        requireChannels(of: action, inputs)
        if let undo = source.undoAfter {
            let choices = inputs.compactMapValues { if case .choice(let choice) = $0 { choice } else { nil } }
            if let objection = action.objectionToUndo(given: InputChecker.keys(of: entry), choices: choices) {
                collector.report(Messages.cannotBeUndone(objection, undo.range))
            }
        }
        return .action(action, inputs: inputs)
    }

    private func call(_ action: any Action.Type, _ entry: Mapping.Entry, _ source: StepSource) -> RuleStep.Work? {
        guard let (action, call) = ServiceChecker(compiler: compiler, context: context).call(entry, action) else { return nil }
        requireSubject(of: action, source, entry.key.range)
        guard action.acts || hasOnlyItsOwnOptions(source) else { return nil }
        if let undo = source.undoAfter, call.undo == nil {
            collector.report(Messages.cannotBeUndone(Messages.noUndo(call.operation.title), undo.range))
        }
        return .action(action, inputs: [Parameter.with: .call(call)])
    }

    private func requireChannels(of action: any Action.Type, _ inputs: [String: RuleStep.Input]) {
        for parameter in action.parameters where parameter.isChannel {
            if let name = inputs[parameter.name]?.literal { context.requireChannel(name) }
        }
    }

    private func requireSubject(of action: any Action.Type, _ source: StepSource, _ range: SourceRange) {
        switch action.subject {
        case .device:
            if let alert = source.places["alert"] { collector.report(Messages.optionWithoutEffect("alert", action.key, alert)) }
            guard source.device == nil, !roots.contains(.device) else { return }
            collector.report(Messages.needsDevice(action.key, range))
        case .alerts:
            if let device = source.places["device"] { collector.report(Messages.optionWithoutEffect("device", action.key, device)) }
            guard source.alert == nil, !roots.contains(.alert), !roots.contains(.alerts) else { return }
            collector.report(Messages.needsAlert(action.key, range))
        case .inputs where action.acts:
            for key in ["alert", "device"] {
                if let place = source.places[key] { collector.report(Messages.optionWithoutEffect(key, action.key, place)) }
            }
        // Said with the other options that mean nothing to it.
        case .inputs: break
        }
    }

    // MARK: Control

    private static let actionOptions = ["device", "alert", "approval", "wait", "retry", "undo_after", "continue_if_already"]
    private static let undoOptions: Set<String> = ["approval", "retry"]

    /// What neither changes anything nor touches a device has no use for some options.
    private func hasOnlyItsOwnOptions(_ source: StepSource) -> Bool {
        guard let key = source.workKey else { return true }
        let own = key.value == UndoStep.key ? Self.undoOptions : []
        let strangers = Self.actionOptions.filter { source.places[$0] != nil && !own.contains($0) }
        for option in strangers {
            guard let place = source.places[option] else { continue }
            collector.report(Messages.optionWithoutEffect(option, key.value, place))
        }
        return strangers.isEmpty
    }

    private func control(_ control: ControlStep) -> RuleStep.Work? {
        switch control {
        case .assert(let assertion):
            let message = assertion.message.map { compiler.template($0) }
            guard let condition = compiler.condition(assertion.condition) else { return nil }
            if case .some(.none) = message { return nil }
            return .assert(condition, message: message ?? nil)
        case .pause(.length(let length)): return .pause(length)
        case .pause(.until(let condition, let timeout)):
            return compiler.condition(condition).map { .pauseUntil($0, timeout: timeout) }
        case .undo(let run): return compiler.expression(run, expecting: .string).map { .undo(run: $0) }
        case .call(let call): return CallChecker(compiler: compiler, context: context).work(call)
        }
    }
}
