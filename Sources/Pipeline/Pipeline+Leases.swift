import ActionKit
public import Canonical
import DefenderAPI
public import Execution
public import Planning
import Playbooks

extension Pipeline {
    /// What is to become of a lease whose time is over: whether what the step has put in force is still there and ours is read
    /// from the service, and `undo_after.when` is judged on the facts of now.
    /// - Parameter plan: the plan of the lease, of which this pipeline holds the playbooks.
    public func verdict(on lease: Lease, of plan: Plan, after past: PlanPast, at time: Timestamp) async throws(PipelineFailure)
        -> LeaseVerdict
    {
        guard let run = plan.runs.first(where: { $0.id == lease.place.run }),
            let step = run.steps.first(where: { $0.id == lease.place.step })
        else { return .lose(reason: Messages.noSuchStep) }
        let deeds = past.standingDeeds(of: step, in: run, of: plan)
        guard !deeds.isEmpty else {
            return past.hasTakenBack(step, in: run, of: plan) ? .release(leaving: []) : .lose(reason: Messages.nothingStands)
        }
        var gathering = try await facts(of: deeds, step, run)
        let verdict = hold(deeds, step, gathering.facts)
        guard case .release(let leaving) = verdict else {
            return past.hasTakenBack(step, in: run, of: plan) ? .release(leaving: Set(deeds.map(\.part.number))) : verdict
        }
        // What was begun is gone on with, whatever the playbook says by now.
        if lease.releaseAskedBy != nil || deeds.contains(where: \.isBeingTakenBack) { return verdict }
        if let other = need(for: lease, past.relying(on: lease.place, in: plan), at: time) { return other }
        let results = past.results(of: run, of: plan)
        return try await condition(step, run, results, &gathering, leaving, at: time)
    }

    /// What becomes of a lease on which steps of other runs rest: they have sent nothing, as it saw to what they want. nil if none does any
    /// more.
    private func need(
        for lease: Lease, _ relying: [(run: PlannedRun, step: PlannedStep)], at time: Timestamp
    ) -> LeaseVerdict? {
        if let (run, step) = relying.first(where: { $0.step.lease == nil }) { return .keep(reason: Messages.rests(run.id, step.id)) }
        let later = relying.first { $0.step.lease.map { lease.begun + $0.after > time } ?? false }
        return later.map { .extend(reason: Messages.rests($0.run.id, $0.step.id)) }
    }

    /// How a step that was done differs from the service: it was taken back, or done by somebody else.
    /// - Returns: `.release` of what is there and ours, or `.lose`.
    public func difference(of place: Lease.Place, of plan: Plan, after past: PlanPast) async throws(PipelineFailure) -> LeaseVerdict {
        guard let run = plan.runs.first(where: { $0.id == place.run }), let step = run.steps.first(where: { $0.id == place.step })
        else { return .lose(reason: Messages.noSuchStep) }
        let deeds = past.standingDeeds(of: step, in: run, of: plan)
        guard !deeds.isEmpty else { return .lose(reason: Messages.nothingStands) }
        return hold(deeds, step, try await facts(of: deeds, step, run).facts, past.netting(of: run, of: plan))
    }

    private func facts(of deeds: [PlanPast.StandingDeed], _ step: PlannedStep, _ run: PlannedRun) async throws(PipelineFailure) -> Gathering
    {
        var gathering = Gathering()
        try await read(run, into: &gathering)
        let asked = deeds.reduce(into: Set<Question>()) {
            $0.formUnion(LeaseHold.questions($1.part, on: step.device, beside: gathering.facts))
        }
        if !asked.isEmpty { try await answer(asked, into: &gathering) }
        // Whether it is still ours cannot be told by half a history.
        if let gap = gathering.gap { throw .read(.malformed(Messages.partialReading(gap))) }
        return gathering
    }

    /// Which deeds are to be taken back, whatever the playbook says: those that are ours. What was begun is asked about, whatever
    /// the world looks like by now; what the device has not carried out yet is called off with the release.
    /// - Parameter netting: where all of the run is taken back.
    private func hold(
        _ deeds: [PlanPast.StandingDeed], _ step: PlannedStep, _ facts: Facts, _ netting: Netting = Netting([])
    ) -> LeaseVerdict {
        var leaving: Set<Int> = []
        var first: String?
        for deed in deeds where !deed.isBeingTakenBack {
            guard let reason = netting.reason(for: deed.token) ?? lack(deed, step, facts, netting) else { continue }
            leaving.insert(deed.part.number)
            first = first ?? reason
        }
        if let first, leaving.count == deeds.count { return .lose(reason: first) }
        return .release(leaving: leaving)
    }

    private func lack(_ deed: PlanPast.StandingDeed, _ step: PlannedStep, _ facts: Facts, _ netting: Netting) -> String? {
        let later = netting.later(than: deed.token)
        let hold = LeaseHold.of(deed.part, on: step.device, facts, token: deed.token, actionID: deed.actionID, later: later)
        guard case .notOurs(let reason) = hold else { return nil }
        return reason
    }

    private func condition(
        _ step: PlannedStep, _ run: PlannedRun, _ results: [String: StepResult], _ gathering: inout Gathering, _ leaving: Set<Int>,
        at time: Timestamp
    ) async throws(PipelineFailure) -> LeaseVerdict {
        while true {
            switch LeaseCondition.judge(step, of: run, after: results, graph, gathering.facts, at: time) {
            case .holds: return .release(leaving: leaving)
            case .failed(let reason): return .ask(reason: reason)
            case .open(let questions):
                let facts = gathering.facts
                let unanswered = questions.filter { !facts.answers($0) }
                // What was told and is asked for again hangs on what the plan has kept: people have to look.
                guard !unanswered.isEmpty else { return .ask(reason: Messages.conditionOnOldFacts) }
                try await answer(unanswered, into: &gathering)
            case .fails(let reason):
                switch step.lease?.otherwise {
                case .extend: return .extend(reason: reason)
                case .keep: return .keep(reason: reason)
                case .ask, nil: return .ask(reason: reason)
                }
            }
        }
    }

    private func read(_ run: PlannedRun, into gathering: inout Gathering) async throws(PipelineFailure) {
        for id in run.alerts {
            do { gathering.facts.alerts[id] = try await reader.read(.alert(id)) } catch {
                guard error == .notFound else { throw .read(error) }
            }
        }
    }
}
