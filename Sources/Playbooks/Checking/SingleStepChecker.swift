import ActionKit
import Diagnostics
import Expressions
import YAMLSyntax

/// Checks one step: what it does, to what, when and how.
struct SingleStepChecker {
    let source: StepSource
    let id: String?
    let environment: StepEnvironment

    private var context: CheckContext { environment.context }
    private var collector: DiagnosticCollector { context.collector }

    /// Nil after a mistake that leaves the step without a meaning.
    func step(needs: [String]) -> RuleStep? {
        let condition = source.condition.map { environment.compiler().condition($0) }
        let done = DoneSteps.shown(by: condition ?? nil, stepsSlot: environment.stepsSlot)
        let repetition = source.repetition.map { self.repetition($0, environment.compiler(done: done)) }
        let item = source.repetition.map { ($0.name.value, (repetition ?? nil)?.itemType ?? .error) }
        let compiler = environment.compiler(done: done, item: item)
        let device = source.device.map { self.device($0, compiler) }
        let alert = source.alert.map { self.alert($0, compiler) }
        let approvalCondition = source.approval?.value.condition.map { compiler.condition($0) }
        let undoCondition = source.undoAfter?.value.condition.map { compiler.condition($0) }
        let work = WorkChecker(compiler: compiler, context: context, roots: environment.scope.roots).work(of: source)
        checkApproval()
        guard let id, let work else { return nil }
        if case .action(let action, _) = work { checkProceeding(action) }
        for part in [condition, device, alert, approvalCondition, undoCondition] { if case .some(.none) = part { return nil } }
        if case .some(.none) = repetition { return nil }
        return RuleStep(
            id: id, name: source.name, condition: condition ?? nil,
            readsOutcomes: condition??.checked.variables.contains(environment.stepsSlot) ?? false,
            reads: RuleStep.Reads(
                condition: condition ?? nil, subject: [repetition??.items, device ?? nil, alert ?? nil], work: work,
                approval: approvalCondition ?? nil),
            work: work, needs: needs,
            repetition: repetition ?? nil, device: device ?? nil, alert: alert ?? nil, approval: source.approval?.value,
            approvalCondition: approvalCondition ?? nil, wait: source.wait?.value, retry: source.retry?.value,
            onFailure: source.onFailure?.value ?? .stop, undoAfter: source.undoAfter?.value, undoCondition: undoCondition ?? nil,
            continuesIfAlready: source.continueIfAlready?.value ?? work.continuesIfAlready, places: source.places,
            range: source.range)
    }

    private func repetition(_ source: StepSource.Repetition, _ compiler: ExpressionCompiler) -> RuleStep.Repetition? {
        let isFree = context.isFree(source.name, in: compiler.scope, keepsRoots: false)
        guard let items = compiler.expression(source.items), isFree else { return nil }
        switch items.checked.type {
        case .list, .dyn: break
        case .error: return nil
        default:
            collector.report(Messages.notAList(items.checked.type.description, source.items.range))
            return nil
        }
        return RuleStep.Repetition(items: items, name: source.name.value, maximum: source.maximum, waves: source.waves)
    }

    private func device(_ source: Embedded, _ compiler: ExpressionCompiler) -> Condition? {
        guard let condition = compiler.expression(source) else { return nil }
        switch condition.checked.type {
        case .object(Vocabulary.device), .string, .dyn: return condition
        case .error: return nil
        case let other:
            collector.report(Messages.notADevice(other.description, source.range))
            return nil
        }
    }

    private func alert(_ source: Embedded, _ compiler: ExpressionCompiler) -> Condition? {
        guard let condition = compiler.expression(source) else { return nil }
        switch condition.checked.type {
        case .object(Vocabulary.alert), .list(.object(Vocabulary.alert)), .string, .dyn: return condition
        case .error: return nil
        case let other:
            collector.report(Messages.notAnAlert(other.description, source.range))
            return nil
        }
    }

    private func checkApproval() {
        guard let approval = source.approval?.value else { return }
        context.requireApprovers(approval.from, quorum: approval.quorum)
        if let channel = approval.notify { context.requireChannel(channel) }
        if let escalation = approval.escalation { context.requireApprovers(escalation.to, quorum: nil) }
    }

    /// `otherwise: proceed` would act unasked where policy wants somebody asked.
    private func checkProceeding(_ action: any Action.Type) {
        guard let approval = source.approval, approval.value.otherwise == .proceed,
            context.project.actionsUnderApproval.contains(action.key)
        else { return }
        collector.report(Messages.proceedsAgainstPolicy(action.key, approval.range))
    }
}

extension RuleStep.Work {
    fileprivate var continuesIfAlready: Bool {
        switch self {
        case .action(let action, _): action.continuesIfAlready
        case .undo: UndoStep.continuesIfAlready
        case .assert, .call, .pause, .pauseUntil: false
        }
    }
}
