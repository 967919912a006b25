import ActionKit
import Canonical
import DefenderAPI
import Expressions
import Playbooks

/// Steps in their order: what a `for_each` repeats is a step for each item.
extension RunPlanner {
    mutating func planned(
        _ step: RuleStep, on device: PlannedRun.Device?, _ outlooks: inout DeviceOutlooks
    ) -> [PlannedStep] {
        let planned = judged(step, on: device, &outlooks)
        guard !step.reads.condition.isSubset(of: known) else { return planned }
        // What cannot be done fails only where its `if` holds.
        return planned.map { own in
            guard own.isFailed, own.calls.count == calls.count else { return own }
            var own = own
            own.condition = Deferral(step, nil, self, item: own.item?.value)
            return own
        }
    }

    private mutating func judged(
        _ step: RuleStep, on device: PlannedRun.Device?, _ outlooks: inout DeviceOutlooks
    ) -> [PlannedStep] {
        let draft = StepDraft(step, by: self, device: device?.id)
        if let stop = judgeCondition(of: step) { return [draft.planned(stop.state, values: stop.values)] }
        guard step.decidingReads.isSubset(of: known) else { return [told(draft, on: device, &outlooks)] }
        guard let repetition = step.repetition else { return plan(one: draft, device, &outlooks) }
        let evaluation = repetition.items.program.evaluate(activation(of: step))
        switch evaluation {
        case .value(.list(let items)):
            guard items.count <= repetition.maximum else {
                return [draft.planned(.failed(reason: Messages.tooManyItems(items.count, maximum: repetition.maximum)))]
            }
            guard !items.isEmpty else { return [draft.planned(.skipped(reason: Messages.noItems, isInForce: false))] }
            return items.enumerated().flatMap { index, item in plan(one: draft.item(item, index, of: items.count), device, &outlooks) }
        case .value: return [draft.planned(.failed(reason: Messages.conditionFailed("for_each", Messages.noList)))]
        case .failure(let failure): return [draft.planned(.failed(reason: Messages.conditionFailed("for_each", failure.message)))]
        case .unknown:
            questions.formUnion(evaluation.questions)
            return [draft.planned(.ready)]
        }
    }

    /// A step that the run tells: its device is judged with the plan where that is known.
    private mutating func told(_ draft: StepDraft, on own: PlannedRun.Device?, _ outlooks: inout DeviceOutlooks) -> PlannedStep {
        var draft = draft
        let step = draft.step
        if step.action.subject == .device, step.device != nil, step.repetition == nil, step.reads.subject.isSubset(of: known) {
            let resolver = SubjectResolver(rule: rule, match: match, facts: facts, activation: activation(of: step))
            switch resolver.subject(of: step, own) {
            case .found(let subject): draft.aim(at: subject)
            case .failed(let reason): return draft.planned(.failed(reason: reason))
            case .open(let asked): return open(draft, asked)
            }
        }
        leaveOpen(step, draft.device, &outlooks)
        return later(draft, on: own)
    }

    /// Later steps, of other runs too, cannot take for granted what was there before.
    /// - Parameter device: what it changes; nil where only the run can tell.
    private mutating func leaveOpen(_ step: RuleStep, _ device: MachineID?, _ outlooks: inout DeviceOutlooks) {
        let changes = openChanges(of: step)
        guard let device else { return outlooks.leaveOpen(changes) }
        guard var outlook = outlook(of: device, for: step.action, &outlooks) else { return }
        outlook.leaveOpen(changes)
        outlooks[device] = outlook
    }

    /// What the step may change, those of the playbook that it calls included.
    private func openChanges(of step: RuleStep) -> [OpenChange] {
        guard case .call(let playbook, _) = step.work else { return OpenChange.all(of: step.action) }
        return (rules[playbook]?.steps ?? []).flatMap { openChanges(of: $0) }
    }

    private mutating func judgeCondition(of step: RuleStep) -> (state: PlannedStep.State, values: String?)? {
        guard let condition = step.condition, step.reads.condition.isSubset(of: known) else { return nil }
        let activation = activation(of: step)
        let evaluation = condition.program.evaluate(activation)
        switch evaluation {
        case .value(.bool(true)): return nil
        case .value:
            let reason = Messages.conditionFalse("if", condition)
            return (.skipped(reason: reason, isInForce: false), condition.values(activation))
        case .failure(let failure): return (.failed(reason: Messages.conditionFailed("if", failure.message)), nil)
        case .unknown:
            questions.formUnion(evaluation.questions)
            return (.ready, nil)
        }
    }

    // MARK: One step

    private mutating func plan(
        one draft: StepDraft, _ device: PlannedRun.Device?, _ outlooks: inout DeviceOutlooks
    ) -> [PlannedStep] {
        guard case .call(let playbook, let inputs) = draft.step.work else { return [plan(draft, device, &outlooks)] }
        return plan(call: draft, of: playbook, with: inputs, &outlooks)
    }

    private mutating func plan(
        _ draft: StepDraft, _ own: PlannedRun.Device?, _ outlooks: inout DeviceOutlooks
    ) -> PlannedStep {
        var draft = draft
        let step = draft.step
        guard step.action.acts else { return planReading(draft) }
        if case .undo(let run) = step.work { return plan(undo: draft, of: run, &outlooks) }
        let activation = activation(of: step, item: draft.value)
        let subject: Target.Subject
        switch SubjectResolver(rule: rule, match: match, facts: facts, activation: activation).subject(of: step, own) {
        case .found(let found): subject = found
        case .failed(let reason): return draft.planned(.failed(reason: reason))
        case .open(let asked): return open(draft, asked)
        }
        draft.aim(at: subject)
        let inputs: Inputs
        switch InputResolver(activation: activation, known: known).inputs(of: step) {
        case .resolved(let values): inputs = values
        case .failed(let reason): return draft.planned(.failed(reason: reason))
        case .unknown(let missing): return open(draft, Evaluation.questions(missing))
        }
        let lookups = !step.reads.work.isSubset(of: known) ? [] : step.action.lookups(inputs).map { Question.lookup($0) }
        let unanswered = Set(lookups.filter { !facts.answers($0) })
        if !unanswered.isEmpty { return open(draft, unanswered) }
        switch approval(of: step, activation) {
        case .found(let approval): draft.approval = approval
        case .open(let asked): return open(draft, asked)
        }
        draft.device = draft.device ?? step.action.device(inputs, facts.answers)
        guard let outlook = outlook(of: draft.device, for: step.action, &outlooks) else { return draft.planned(.ready) }
        return plan(draft, inputs, subject, own, outlook, &outlooks)
    }

    enum ApprovalAnswer {
        case found(PlannedApproval?)
        case open(Set<Question>)
    }

    /// Whom the playbook wants to be asked. A condition that fails asks (language.md, "Expressions").
    func approval(of step: RuleStep, _ activation: RunActivation) -> ApprovalAnswer {
        guard let approval = step.approval else { return .found(nil) }
        // Until the run can tell whether they are asked, they may be.
        guard let condition = step.approvalCondition, step.reads.approval.isSubset(of: known) else {
            return .found(PlannedApproval(approval))
        }
        let evaluation = condition.program.evaluate(activation)
        switch evaluation {
        case .value(.bool(false)): return .found(nil)
        case .value, .failure: return .found(PlannedApproval(approval))
        case .unknown: return .open(evaluation.questions)
        }
    }

    mutating func open(_ draft: StepDraft, _ asked: Set<Question>) -> PlannedStep {
        questions.formUnion(asked)
        return draft.planned(.ready)
    }

    private func plan(
        _ draft: StepDraft, _ inputs: Inputs, _ subject: Target.Subject, _ own: PlannedRun.Device?, _ outlook: DeviceOutlook,
        _ outlooks: inout DeviceOutlooks
    ) -> PlannedStep {
        let action = draft.step.action
        let tokens = draft.tokens
        func target(_ state: DeviceState, found: DeviceState? = nil) -> Target {
            Target(
                subject, playbook: rule.name, time: time, state: state, found: found, answers: facts.answers, files: files,
                run: runFacts(own))
        }
        if let reason = obstacle(action, inputs, outlook, draft.device) ?? action.refusal(inputs, on: target(outlook.before)) {
            return draft.planned(.failed(reason: Messages.obstacle(action.key, reason)))
        }
        var outlook = outlook
        let wanted = action.deeds(inputs, on: target(outlook.before), tokens: tokens)
        outlook.know(subject, wanted, facts)
        let settled = target(outlook.before, found: outlook.lasting(wanted.flatMap(\.effects).map(\.aspect)))
        let deeds = action.deeds(inputs, on: settled, tokens: tokens)
        let aspects = deeds.flatMap(\.effects)
        let expected = aspects.map { outlook.expected($0.aspect) }
        let parts = outlook.parts(deeds, after: outlooks.anywhere)
        guard !parts.isEmpty else {
            outlooks[draft.device] = outlook
            let isLater = !draft.step.reads.condition.isSubset(of: known)
            let condition = isLater ? Deferral(draft.step, nil, self, item: draft.value) : nil
            return draft.planned(.skipped(reason: action.inForce(expected), isInForce: true), condition: condition)
        }
        let isInForce = zip(aspects, expected).allSatisfy { $0.value == $1.value }
        let isLater = !draft.step.reads.work.isSubset(of: known) || action.tellsCourse(inputs)
        let asksLater = !draft.step.reads.approval.isSubset(of: known)
        let later: LaterWork? =
            asksLater
            ? .expansion(Expansion(draft.step, on: own, by: self)) : isLater ? .action(draft.step, settled, tokens) : nil
        let state = state(draft, later, inForce: isInForce ? action.inForce(expected) : nil)
        outlook.add(
            parts, by: .plan(run: runID, step: draft.id), isExpected: state.isExpected && gates.isEmpty,
            isLeased: draft.step.undoAfter != nil)
        outlooks[draft.device] = outlook
        return draft.planned(state, Step(parts: parts, sentence: action.sentence(inputs, on: settled, needing: parts.map(\.deed))))
    }

    func runFacts(_ device: PlannedRun.Device?) -> RunFacts {
        RunFacts(
            id: runID, tenant: tenant, subject: match.subject.description, device: device?.id.description, deviceName: device?.name,
            alerts: match.alerts.map(\.id))
    }

    /// - Parameter inForce: why nothing is left to do if all goes as planned; nil if something is.
    private func state(_ draft: StepDraft, _ later: LaterWork?, inForce: String?) -> PlannedStep.State {
        if later != nil || !draft.step.reads.condition.isSubset(of: known) {
            return .deferred(Deferral(draft.step, later, self, item: draft.value))
        }
        return inForce.map { .standby(reason: $0) } ?? .ready
    }

    /// Why the action can do nothing on the device as it is if earlier steps are done; nil if it can.
    private func obstacle(_ action: any Action.Type, _ inputs: Inputs, _ outlook: DeviceOutlook, _ device: MachineID?) -> String? {
        guard let machine = device.flatMap({ facts.devices[$0] ?? nil }) else { return nil }
        return action.preconditions(inputs).lazy.compactMap { $0.obstacle(machine, outlook.expected) }.first
    }

    /// What the action may meet; nil (and a question) where it is not known yet.
    private mutating func outlook(
        of device: MachineID?, for action: any Action.Type, _ outlooks: inout DeviceOutlooks
    ) -> DeviceOutlook? {
        guard let device else { return outlooks[nil] ?? DeviceOutlook(DeviceState()) }
        let needed = [Question.device(device)] + (action.facts.contains(.actions) ? [.actions(device)] : [])
        let open = needed.filter { !facts.answers($0) }
        guard open.isEmpty else {
            questions.formUnion(open)
            return nil
        }
        if let known = outlooks[device] { return known }
        guard let machine = facts.devices[device] ?? nil else { return DeviceOutlook(DeviceState()) }
        let outlook = DeviceOutlook(DeviceHistory.state(machine, facts.actions[device] ?? []))
        outlooks[device] = outlook
        return outlook
    }
}

extension PlannedStep {
    var isFailed: Bool {
        guard case .failed = state else { return false }
        return true
    }
}
