import ActionKit
import Canonical
import DefenderAPI
import Diagnostics
import Expressions
public import Planning
public import Playbooks

/// Holds a plan against the policy.
public struct Reviewer: Sendable {
    private let policy: Policy
    private let standing: Standing
    private let tags: PolicyTags
    private let limits: [String: RunLimits]

    /// - Parameter limits: the playbooks' own, by name.
    public init(_ policy: Policy, _ standing: Standing, limits: [String: RunLimits] = [:]) {
        self.policy = policy
        self.limits = limits
        tags = policy.tags
        self.standing = standing
    }

    /// What verdicts call a rule.
    public static func name(of rule: Policy.Protection) -> String { Messages.rule(rule) }

    /// Reviews all runs in their order.
    /// - Parameters:
    ///   - facts: what guards are judged on: the plan's own, or those read again before it is applied.
    ///   - drift: what has changed since the plan was made; nil while it is being made.
    ///   - settled: of a plan that is gone on with, the steps that have ended, by run id: they use up nothing any more.
    public func review(_ plan: Plan, facts: Facts, drift: Drift? = nil, settled: [String: Set<String>]? = nil) -> Review {
        var tallies = ReviewTallies(policy, standing, facts)
        var own = RunTally(limits, standing, telling: policy.notify.map(\.value))
        var runs: [ReviewedRun] = []
        for run in plan.runs {
            var steps: [ReviewedStep] = []
            var foregone = ForegoneSteps()
            for step in run.steps {
                let isSettled = settled?[run.id]?.contains(step.id) ?? false
                let verdict =
                    isSettled
                    ? .skipped(reason: Messages.hasEnded)
                    : foregone.verdict(on: step, unless: drift?.verdicts[run.id]?[step.id])
                        ?? verdict(step, in: run, facts, drift, &tallies)
                // What was begun goes on, whatever is said of it now: of a run that is gone on with only the run can tell.
                if settled == nil { foregone.note(step, verdict) }
                // What it waits for is asked on what was read again.
                steps.append(ReviewedStep(step: drift?.pauses[run.id]?[step.id] ?? step, verdict: verdict))
            }
            runs.append(limited(ReviewedRun(run: run, steps: steps), &own))
        }
        return Review(plan: plan, runs: runs, time: standing.now)
    }

    /// Judges what a step has turned out to be that only its run could tell, as if it were new.
    /// - Parameters:
    ///   - run: as it is with these steps.
    ///   - before: as it was judged without them.
    ///   - facts: what was read for the steps.
    ///   - others: what of the plan is cleared and not yet over: it uses up limits first.
    public func review(
        _ run: PlannedRun, _ expanded: Expanded, of before: ReviewedRun, facts: Facts, beside others: [ReviewedRun]
    ) -> ReviewedRun {
        var tallies = ReviewTallies(policy, standing, facts)
        var own = RunTally(limits, standing, telling: policy.notify.map(\.value))
        for other in others where other.run.mode == .enforce {
            let open = other.steps.filter(\.changesSomething).map(\.step)
            for step in open { tallies.changes.note(step) }
            for step in open where step.isCounted && !(step.action is UndoStep.Type) {
                _ = tallies.room.claim(step.storedIndicators)
                _ = tallies.limits.claim(step.action.key, step.limitTargets, areDevices: step.device != nil)
            }
            // What a run has done itself is nothing that it would come after.
            own.count(Set(open.compactMap(\.device)), by: other.run.playbook, isSubject: other.run.id != run.id)
            for (name, devices) in open.devicesByCall { own.count(devices, by: name, isSubject: other.run.id != run.id) }
        }
        let judged = expanded.steps.map { ReviewedStep(step: $0, verdict: verdict($0, in: run, facts, nil, &tallies)) }
        let steps = limited(ReviewedRun(run: run, steps: judged), &own).steps
        return ReviewedRun(
            run: run, steps: before.steps.flatMap { $0.step.id == expanded.step && $0.step.expansion != nil ? steps : [$0] })
    }

    /// The run with its steps waiting where it is past the playbook's own `limits`.
    private func limited(_ run: ReviewedRun, _ tally: inout RunTally) -> ReviewedRun {
        let open = run.steps.filter(\.changesSomething)
        let touched = Set(open.compactMap(\.step.device))
        guard run.run.mode == .enforce, !open.isEmpty else { return run }
        let others = open.map(\.step).devicesByCall
        guard let demand = tally.demand(of: run.run, touching: touched, calling: others) else {
            tally.count(run.run, touching: touched, calling: others)
            return run
        }
        let review = ApprovalReview(policy: policy, standing: standing)
        let steps = run.steps.map { step in
            guard step.changesSomething else { return step }
            return ReviewedStep(step: step.step, verdict: review.verdict(on: step.step, in: run.run, besides: demand) ?? .cleared)
        }
        if steps.contains(where: { $0.changesSomething && $0.verdict == .cleared }) {
            tally.count(run.run, touching: touched, calling: others)
        }
        return ReviewedRun(run: run.run, steps: steps)
    }

    private func verdict(
        _ step: PlannedStep, in run: PlannedRun, _ facts: Facts, _ drift: Drift?, _ tallies: inout ReviewTallies
    ) -> Verdict {
        let verdict = judged(step, in: run, facts, drift, &tallies)
        if verdict.isOpen, run.mode == .enforce { tallies.changes.note(step) }
        return verdict
    }

    private func judged(
        _ step: PlannedStep, in run: PlannedRun, _ facts: Facts, _ drift: Drift?, _ tallies: inout ReviewTallies
    ) -> Verdict {
        switch step.state {
        case .failed(let reason): return .failed(reason: reason)
        case .skipped(let reason, _): return .skipped(reason: reason)
        case .ready, .known, .standby, .deferred: break
        }
        switch drift?.verdicts[run.id]?[step.id] {
        case .already(let reason): return .already(reason: reason)
        case .drifted(let reason): return .refused(reason: reason, rule: "drift")
        case .holds, nil: break
        }
        if run.mode == .enforce, step.action.acts, let call = step.calls.last, call.isObserved {
            return .skipped(reason: Messages.observed(call.playbook))
        }
        // What only reads is nobody's to hold back.
        guard step.action.acts else { return .cleared }
        if step.action is UndoStep.Type { return reversal(step, in: run, facts) }
        if let refusal = policyTag(of: step) ?? unprotecting(step, facts, tallies.changes) ?? step.opposition(facts) { return refusal }
        if let refusal = protection(from: step, facts) { return refusal }
        let delivery = DeliveryReview(policy: policy, standing: standing)
        if let refusal = delivery.foreignHost(of: step) { return refusal }
        // An observed run sends nothing, so it uses up no limit and nothing has to hold it back.
        guard run.mode == .enforce else { return .cleared }
        if let refusal = pause(step) ?? delivery.unknownAddress(of: step) { return refusal }
        if let refusal = tallies.room.claim(step.storedIndicators) { return refusal }
        if step.isCounted {
            let claim = tallies.limits.claim(step.action.key, step.limitTargets, areDevices: step.device != nil)
            guard claim == .cleared else { return claim }
        }
        return ApprovalReview(policy: policy, standing: standing).verdict(on: step, in: run) ?? .cleared
    }

    /// What takes back what Cordon did, the kill switch alone holds back, and who has to be asked (language.md, "Policy").
    private func reversal(_ step: PlannedStep, in run: PlannedRun, _ facts: Facts) -> Verdict {
        if let refusal = step.opposition(facts) { return refusal }
        let delivery = DeliveryReview(policy: policy, standing: standing)
        if let refusal = delivery.foreignHost(of: step) { return refusal }
        guard run.mode == .enforce else { return .cleared }
        if let refusal = delivery.unknownAddress(of: step) { return refusal }
        if let stop = standing.stop, stop.kind == .halt { return .refused(reason: stop.sentence, rule: stop.rule) }
        return ApprovalReview(policy: policy, standing: standing).verdict(on: step, in: run) ?? .cleared
    }

    /// What forbids the step at this time, whatever it touches.
    private func pause(_ step: PlannedStep) -> Verdict? {
        if let stop = standing.stop {
            let breaker = stop.kind == .breaker ? policy.breakers.first : nil
            return .refused(reason: stop.sentence, rule: breaker.map { Messages.rule($0) } ?? stop.rule)
        }
        for (index, freeze) in policy.freezes.enumerated() where freeze.forbids(step.action.key, at: standing.now) {
            return .refused(reason: Messages.frozen(freeze), rule: Messages.rule(freeze, index))
        }
        if step.lease != nil, let keeper = policy.keeper, !standing.isKept(within: keeper.within) {
            return .refused(reason: Messages.notKept(keeper, standing.kept), rule: Messages.rule(keeper))
        }
        return nil
    }

    /// A tag that only the run could tell (the others are mistakes of the playbook).
    private func policyTag(of step: PlannedStep) -> Verdict? {
        for part in step.step?.parts ?? [] {
            for case .tag(let tag) in part.deed.effects.map(\.aspect) {
                guard let place = tags.place(naming: tag) else { continue }
                return .refused(reason: Messages.policyTag(tag), rule: Messages.rule(policy.protections[place]))
            }
        }
        return nil
    }

    /// A device's value, or its tags, may be what protects it: who could change them could act on it afterwards.
    /// - Parameter changes: what earlier steps of the plan change of devices.
    private func unprotecting(_ step: PlannedStep, _ facts: Facts, _ changes: DeviceChanges) -> Verdict? {
        guard let device = step.device else { return nil }
        let records = changes.records(of: device, after: step, facts)
        guard !records.isEmpty else { return nil }
        let now = PolicyActivation(device: device, facts, policy, at: standing.now)
        let then = records.map { PolicyActivation(device: $0, facts, policy, at: standing.now) }
        return policy.protections.lazy.filter(\.isAboutDevices).compactMap { rule in
            guard refusal(by: rule, now, facts, "") != nil, then.contains(where: { refusal(by: rule, $0, facts, "") == nil }) else {
                return nil
            }
            return .refused(reason: Messages.unprotecting(rule.name), rule: Messages.rule(rule))
        }.first
    }

    private func protection(from step: PlannedStep, _ facts: Facts) -> Verdict? {
        let guarded = GuardedStep(step, facts, policy, at: standing.now)
        for rule in policy.protections {
            for (reason, activation) in guarded.subjects(of: rule) {
                if let refusal = refusal(by: rule, activation, facts, reason) { return refusal }
            }
        }
        return nil
    }

    private func refusal(by rule: Policy.Protection, _ activation: PolicyActivation, _ facts: Facts, _ reason: String) -> Verdict? {
        let evaluation = rule.condition.program.evaluate(activation)
        return switch evaluation {
        case .value(.bool(false)): nil
        case .value: .refused(reason: reason, rule: Messages.rule(rule))
        // What can't be told protects (language.md, "Expressions").
        case .failure(let failure):
            .refused(reason: Messages.protectedByFailure(rule.name, failure.message), rule: Messages.rule(rule))
        case .unknown:
            .refused(
                reason: evaluation.questions.lazy.compactMap { facts.unanswered[$0] }.first.map {
                    Messages.protectedByFailure(rule.name, $0)
                } ?? Messages.protectedUnknown(rule.name), rule: Messages.rule(rule))
        }
    }
}

extension [PlannedStep] {
    /// The devices of the steps that stand in playbooks which are called, those included that call another, by playbook.
    fileprivate var devicesByCall: [(playbook: String, devices: Set<MachineID>)] {
        var devices: [String: Set<MachineID>] = [:]
        for step in self {
            for call in step.calls { devices[call.playbook, default: []].formUnion(step.device.map { [$0] } ?? []) }
        }
        return devices.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

extension ReviewedStep {
    /// Whether it may still be carried out and is no look-up: nobody is asked whether something may be read.
    fileprivate var changesSomething: Bool { isOpen && step.action.acts }
}

extension PlannedStep {
    /// The indicators that the step's requests store.
    var storedIndicators: [IndicatorDraft] {
        (step?.does ?? []).flatMap { work -> [IndicatorDraft] in
            guard case .change(let command) = work, case .submitIndicators(let drafts) = command.change else { return [] }
            return drafts
        }
    }

    /// Whether it is known what limits would count: what only the run can tell is counted when it is told.
    fileprivate var isCounted: Bool { expansion == nil || device != nil || step?.parts.isEmpty == false }

    /// What limits count: the device, or each thing that the step's requests change; the step itself where neither is known.
    fileprivate var limitTargets: Set<String> {
        if let device { return [device.description] }
        let named = (step?.does ?? []).flatMap(\.targets)
        return named.isEmpty ? [target.isEmpty ? id : target] : Set(named)
    }
}
