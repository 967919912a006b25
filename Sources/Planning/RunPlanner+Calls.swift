import ActionKit
import DefenderAPI
import Expressions
import Playbooks

/// Calls: the steps of the other playbook are planned in their place, as part of the run.
extension RunPlanner {
    /// What stands before the ids of the steps.
    var prefix: String { calls.last?.prefix ?? "" }

    mutating func plan(
        call draft: StepDraft, of playbook: String, with given: [String: RuleStep.CallInput], _ outlooks: inout DeviceOutlooks
    ) -> [PlannedStep] {
        guard let callee = rules[playbook], case .manual(let inputs) = callee.startedBy else {
            preconditionFailure("the checker let a call of \(playbook) pass")
        }
        if callee.isExpired(at: time) {
            return [draft.planned(.skipped(reason: Messages.calledExpired(playbook), isInForce: false))]
        }
        switch CallResolver(activation: activation(of: draft.step, item: draft.value)).call(inputs, given) {
        case .failed(let reason):
            hasCallFailed = true
            return [draft.planned(.failed(reason: reason))]
        case .open(let asked): return [open(draft, asked)]
        case .found(let call):
            var inner = entering(callee, call, by: draft)
            let steps = inner.called(draft, &outlooks)
            questions.formUnion(inner.questions)
            hasCallFailed = hasCallFailed || inner.hasCallFailed
            return steps
        }
    }

    /// The planner of the called playbook.
    private func entering(_ callee: Rule, _ call: ManualCall, by draft: StepDraft) -> RunPlanner {
        var inner = self
        let about = RunAbout(device: .none, root: .inputs(call))
        inner.rule = callee
        inner.match = Match(rule: match.rule, subject: match.subject, about: about)
        inner.context = RunContext(rule: callee, alerts: [], about: about, context.common)
        inner.results = [:]
        inner.questions = []
        inner.hasCallFailed = false
        inner.calls = draft.calls(giving: call)
        inner.entry = draft.needs
        if !draft.step.reads.condition.isSubset(of: known) {
            inner.gates.append(Deferral(draft.step, nil, self, item: draft.value))
        }
        return inner
    }

    /// All that the called playbook does.
    private mutating func called(_ draft: StepDraft, _ outlooks: inout DeviceOutlooks) -> [PlannedStep] {
        if let stop = judgeCondition() {
            hasCallFailed = stop.isFailed
            let state = stop.isFailed ? PlannedStep.State.failed(reason: stop.reason) : .skipped(reason: stop.reason, isInForce: false)
            return [draft.planned(state, values: stop.values, gates: gates)]
        }
        let (steps, isStopped) = steps(on: nil, &outlooks)
        hasCallFailed = isStopped
        return steps
    }
}

extension RuleStep {
    var isCall: Bool {
        guard case .call = work else { return false }
        return true
    }

    /// The earlier steps without which it cannot be told what the step acts on and what it is judged by.
    var decidingReads: Set<String> {
        let own = reads.subject.union(namesItsWork ? reads.work : reads.fixed)
        // Whom the items of a `for_each` ask is told for all of them.
        return repetition == nil ? own : own.union(reads.approval)
    }

    /// Whether what it does is told by its inputs alone: the steps of a playbook, or of a run.
    var namesItsWork: Bool {
        switch work {
        case .call, .undo: true
        case .action, .assert, .pause, .pauseUntil: false
        }
    }
}
