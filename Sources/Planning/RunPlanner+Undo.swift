import ActionKit
import Canonical
import DefenderAPI
import Expressions
import Playbooks

/// Taking back what an earlier run did: the requests are those that its plan names for that.
extension RunPlanner {
    mutating func plan(undo draft: StepDraft, of run: Condition, _ outlooks: inout DeviceOutlooks) -> PlannedStep {
        var draft = draft
        let activation = activation(of: draft.step, item: draft.value)
        let evaluation = run.program.evaluate(activation)
        switch evaluation {
        case .value(.string(let id)):
            guard let reversal = facts.answers.reversals[id] else { return open(draft, [.lookup(.reversal(of: id))]) }
            switch approval(of: draft.step, activation) {
            case .found(let approval): draft.approval = approval
            case .open(let asked): return open(draft, asked)
            }
            return plan(reversal, of: id, draft, &outlooks)
        case .value: return draft.planned(.failed(reason: Messages.inputFailed("run", Messages.noText)))
        case .failure(let failure): return draft.planned(.failed(reason: Messages.inputFailed("run", failure.message)))
        case .unknown: return open(draft, evaluation.questions)
        }
    }

    private mutating func plan(
        _ reversal: Reversal, of run: String, _ draft: StepDraft, _ outlooks: inout DeviceOutlooks
    ) -> PlannedStep {
        switch reversal {
        case .unknown: return draft.planned(.failed(reason: Messages.unknownRun(run)))
        case .notOver: return draft.planned(.failed(reason: Messages.runNotOver(run)))
        case .lost(let reason): return draft.planned(.failed(reason: Messages.runLost(run, reason)))
        case .over([], hasTakenBack: true): return draft.planned(.skipped(reason: Messages.takenBackAlready(run), isInForce: true))
        case .over([], hasTakenBack: false): return draft.planned(.skipped(reason: Messages.nothingToTakeBack(run), isInForce: false))
        case .over(let standing, _): return plan(standing, of: run, draft, &outlooks)
        }
    }

    private mutating func plan(
        _ standing: [Reversal.Standing], of run: String, _ draft: StepDraft, _ outlooks: inout DeviceOutlooks
    ) -> PlannedStep {
        let asked = standing.reduce(into: Set<Question>()) {
            $0.formUnion(LeaseHold.questions($1.done, on: $1.origin.device, beside: facts))
        }
        let unanswered = asked.filter { !facts.answers($0) }
        guard unanswered.isEmpty else { return open(draft, unanswered) }
        var draft = draft
        let netting = Netting(standing.reversed().map(\.netted))
        let judged = standing.map { ($0, $0.lack(facts, netting)) }
        let left = judged.compactMap { deed, lack in lack.map { (deed, $0) } }
        let ours = judged.filter { $0.1 == nil }.map(\.0)
        guard !ours.isEmpty else {
            return draft.planned(.skipped(reason: Messages.nothingIsOurs(run, left.first?.1 ?? ""), isInForce: true))
        }
        let devices = Set(ours.map(\.origin.device))
        draft.device = devices.count == 1 ? devices.first ?? nil : nil
        let earlier = ours.map { $0.takenBackEarlier(outlooks[$0.origin.device]) }
        for deed in ours { note(deed, by: draft, &outlooks) }
        let step = Step(parts: ours.map(\.part), sentence: Messages.takesBack(run, ours.map(\.origin), left.map { ($0.0.origin, $0.1) }))
        let asksLater = !draft.step.reads.approval.isSubset(of: known)
        let later: LaterWork? = asksLater ? .expansion(Expansion(draft.step, on: nil, by: self)) : nil
        guard later != nil || !draft.step.reads.condition.isSubset(of: known) else {
            let isCovered = earlier.allSatisfy { $0 != nil }
            return draft.planned(isCovered ? .standby(reason: earlier.first.flatMap { $0 } ?? "") : .ready, step)
        }
        return draft.planned(.deferred(Deferral(draft.step, later, self, item: draft.value)), step)
    }

    /// What later steps of the plan may find.
    private func note(_ deed: Reversal.Standing, by draft: StepDraft, _ outlooks: inout DeviceOutlooks) {
        let device = deed.origin.device
        let machine = device.flatMap { facts.devices[$0] ?? nil }
        let before = machine.map { machine in DeviceHistory.state(machine, device.flatMap { facts.actions[$0] } ?? []) }
        var outlook = outlooks[device] ?? DeviceOutlook(before ?? DeviceState())
        let isExpected = gates.isEmpty && draft.step.reads.condition.isSubset(of: known)
        outlook.add([deed.part], by: .plan(run: runID, step: draft.id), isExpected: isExpected)
        outlooks[device] = outlook
    }
}

extension Reversal.Standing {
    /// Which step of the plan takes it back if all goes well; nil if none does.
    fileprivate func takenBackEarlier(_ outlook: DeviceOutlook?) -> String? {
        let settings = part.deed.effects.compactMap { effect in
            outlook.map { $0.expected(effect.aspect) }.flatMap { setting -> DeviceState.Setting? in
                guard setting.value == effect.value, case .plan = setting.cause else { return nil }
                return setting
            }
        }
        return settings.count == part.deed.effects.count ? settings.first.map { Messages.takenBackEarlier($0) } : nil
    }

    fileprivate var netted: Netting.Deed {
        Netting.Deed(
            of: origin.step, on: origin.device, puts: effects, undo: undo, token: token.text, actionID: actionID, isBegun: isBegun)
    }

    /// Why the deed is left as it is; nil if it is to be taken back. What was begun is gone on with, whatever the world looks like.
    fileprivate func lack(_ facts: Facts, _ netting: Netting) -> String? {
        guard !isBegun else { return nil }
        if let reason = netting.reason(for: token.text) { return reason }
        let later = netting.later(than: token.text)
        let hold = LeaseHold.of(done, on: origin.device, facts, token: token.text, actionID: actionID, later: later)
        guard case .notOurs(let reason) = hold else { return nil }
        return reason
    }
}

extension PlannedStep {
    /// Whether what is there already may be left out of what was reviewed. Of what is taken back nothing may: what is no longer ours is
    /// somebody else's by now.
    var mayDoLess: Bool { options.continuesIfAlready && !(action is UndoStep.Type) }
}
