import ActionKit
import Canonical
import DefenderAPI
import Expressions
import Playbooks

/// Steps that change nothing: what they ask for is looked up while planning, unless it hangs on what only the run can tell.
extension RunPlanner {
    /// The steps whose results stand in the plan.
    var known: Set<String> { Set(results.keys) }

    /// The variables of a step's expressions.
    func activation(of step: RuleStep, item: Value? = nil) -> RunActivation {
        // Few steps ask about others.
        let steps = step.reads.all.isEmpty ? nil : StepsObject(rule.earlier(than: step), results: results, context.common.known)
        return context.activation(steps: steps, item: item)
    }

    mutating func planReading(_ draft: StepDraft) -> PlannedStep {
        switch (draft.step.work, draft.step.action as? any LookupAction.Type) {
        case (.assert(let condition, let message), _): plan(assertion: draft, condition, message)
        case (.pause(let length), _): later(draft, .pause(length, until: nil), Messages.pauses(length))
        case (.pauseUntil(let condition, let timeout), _): plan(pause: draft, condition, timeout)
        case (_, let action?): plan(lookup: draft, action)
        default: preconditionFailure("\(draft.step.key) neither acts nor reads")
        }
    }

    private mutating func plan(assertion draft: StepDraft, _ condition: Condition, _ message: RuleStep.TextInput?) -> PlannedStep {
        guard draft.step.isKnown(after: known) else {
            return later(draft, .assert(condition, message: message), Messages.asserted(condition.source.text.trimmed))
        }
        switch Assertion(condition, message).judge(activation(of: draft.step, item: draft.value)) {
        case .holds(let sentence): return draft.planned(.known, Step(parts: [], sentence: sentence))
        case .fails(let reason): return draft.planned(.failed(reason: reason))
        case .unknown(let missing): return open(draft, Evaluation.questions(missing))
        }
    }

    /// What it waits for is read with the plan, so that it is read again whenever that is.
    private mutating func plan(pause draft: StepDraft, _ condition: Condition, _ timeout: Duration) -> PlannedStep {
        if draft.step.reads.work.isSubset(of: known) {
            let evaluation = condition.program.evaluate(activation(of: draft.step, item: draft.value))
            if case .unknown = evaluation { return open(draft, evaluation.questions) }
        }
        return later(draft, .pause(timeout, until: condition), Messages.pauses(until: condition.source.text.trimmed, timeout))
    }

    private mutating func plan(lookup draft: StepDraft, _ action: any LookupAction.Type) -> PlannedStep {
        let isKnown = draft.step.isKnown(after: known)
        switch InputResolver(activation: activation(of: draft.step, item: draft.value), known: known).inputs(of: draft.step) {
        case .unknown(let missing): return open(draft, Evaluation.questions(missing))
        // What waits in its place has not the shape that it will have.
        case .failed where !draft.step.reads.work.isSubset(of: known): return later(draft, action, nil)
        case .failed(let reason): return draft.planned(.failed(reason: reason))
        case .resolved(let inputs):
            switch action.question(inputs, files: files) {
            case let question where !isKnown: return later(draft, action, try? question.get())
            case .failure(let unasked): return draft.planned(.failed(reason: unasked.reason))
            case .success(let question): return plan(lookup: draft, action, question)
            }
        }
    }

    private mutating func plan(lookup draft: StepDraft, _ action: any LookupAction.Type, _ question: Lookup) -> PlannedStep {
        switch facts.found(question) {
        case nil: return open(draft, [Question(question)])
        case .failure(let unasked): return draft.planned(.failed(reason: Messages.obstacle(action.key, unasked.reason)))
        case .success(let found):
            let sentence = Messages.found(question.sentence, count: found.count)
            return draft.planned(.known, Step(parts: [], sentence: sentence), outputs: action.outputs(found))
        }
    }

    /// - Parameter question: with the expressions that wait as they are written; nil where that makes none.
    private func later(_ draft: StepDraft, _ action: any LookupAction.Type, _ question: Lookup?) -> PlannedStep {
        let target = Target(.inputs, playbook: rule.name, time: time, run: runFacts(nil))
        let sentence = question?.sentence ?? action.sentence(Inputs([:]), on: target, needing: [])
        return later(draft, .lookup(action, draft.step, files: files), sentence)
    }

    /// A step of which only the run can tell what it acts on.
    func later(_ draft: StepDraft, on device: PlannedRun.Device?) -> PlannedStep {
        var draft = draft
        // What the plan shows of the approval is whom it may ask: `approval.if` is judged with the rest.
        draft.approval = draft.step.approval.map { PlannedApproval($0) }
        return later(
            draft, .expansion(Expansion(draft.step, on: device, by: self)), Messages.expands(draft.step, calling: called(by: draft.step)))
    }

    private func later(_ draft: StepDraft, _ work: LaterWork, _ sentence: String) -> PlannedStep {
        let deferral = Deferral(draft.step, work, self, item: draft.value)
        return draft.planned(.deferred(deferral), Step(parts: [], sentence: sentence))
    }
}
