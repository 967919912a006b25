import Canonical
public import DefenderAPI
import Diagnostics
public import Execution
public import Guardrails
public import Planning
public import Playbooks

/// The whole story, from bytes to a report. Each stage takes the type that the stage before it gives, so none can run
/// early:
///
///     bytes → SourceFile → Node → Playbook → RuleGraph → Facts → Plan → Review → Clearance → Order → RunReport
public struct Pipeline: Sendable {
    /// The tenant that everything is about.
    public struct Tenant: Sendable {
        public let name: String
        public let id: String

        public init(name: String, id: String) {
            self.name = name
            self.id = id
        }
    }

    public let graph: RuleGraph
    public let policy: Policy
    public let tenant: Tenant
    /// The version of Cordon, for the record.
    public let version: String
    let readers: Readers
    /// What Cordon has kept itself; nil while it has done nothing yet.
    let records: (any OwnRecords)?
    /// What it can tell of its earlier runs; nil while there are none.
    let history: (any RunHistory)?

    /// - Parameter services: asks the services of cordon.yaml; nil where there are none.
    public init(
        graph: RuleGraph, policy: Policy, tenant: Tenant, version: String, reader: any DefenderReader, records: (any OwnRecords)?,
        history: (any RunHistory)? = nil, services: (any ServiceReader)? = nil
    ) {
        self.graph = graph
        self.policy = policy
        self.tenant = tenant
        self.version = version
        readers = Readers(reader, services: services)
        self.records = records
        self.history = history
    }

    /// What expressions of playbooks and policy read.
    var use: FieldUse { policy.use(with: graph.fieldUse) }

    var reader: any DefenderReader { readers.defender }

    // MARK: match, gather, plan

    /// Reads the alerts and what their runs need, round by round until no question is left, and plans.
    public func plan(_ request: PlanRequest) async throws(PipelineFailure) -> Plan {
        var gathering = try await triggering(request)
        while true {
            let inputs = try inputs(request, gathering)
            let draft = Planner(graph, inputs).draft()
            gathering.facts.alerts = gathering.facts.alerts.filter { draft.kept.contains($0.key) }
            gathering.facts.found.formIntersection(draft.keptDevices)
            if draft.questions.isEmpty { return try await plan(request, gathering, draft.runs) }
            try await answer(draft.questions, into: &gathering)
        }
    }

    /// The plan, with what the rules of the policy ask for.
    private func plan(_ request: PlanRequest, _ gathering: Gathering, _ runs: [PlannedRun]) async throws(PipelineFailure) -> Plan {
        var guarded = gathering
        await answerGuards(of: policy, runs.flatMap(\.steps), at: request.time, into: &guarded)
        let devices = Set(guarded.facts.devices.keys).subtracting(gathering.facts.devices.keys)
        return Plan.compute(graph, policy, try inputs(request, guarded), guarding: devices)
    }

    private func inputs(_ request: PlanRequest, _ gathering: Gathering) throws(PipelineFailure) -> PlanInputs {
        func inputs(_ handled: [PlanInputs.Handled]) -> PlanInputs {
            PlanInputs(
                tenant: tenant.name, tenantID: tenant.id, time: request.time, version: version, files: graph.files,
                projectFiles: graph.projectFileDigests, values: graph.valuesJSON, policy: policy.digest,
                lookback: request.effectiveLookback, scope: request.scope, handled: handled, gap: gathering.gap, facts: gathering.facts)
        }
        var handled: [PlanInputs.Handled] = []
        for match in Planner(graph, inputs([])).match().matches {
            let playbook = graph.rules[match.rule].name
            guard let run = try request.handler(playbook, match) else { continue }
            handled.append(.init(playbook: playbook, subject: match.subject.identity, run: run))
        }
        return inputs(handled)
    }

    // MARK: review

    /// Holds a plan that was just made against the policy.
    public func review(_ plan: Plan, _ standing: Standing) -> Review {
        Reviewer(policy, standing, limits: graph.limits).review(plan, facts: plan.inputs.facts)
    }

    /// Reads again what a saved plan rests on, and holds plan and policy against the world as it is now.
    public func reviewAgain(_ plan: Plan, _ standing: Standing, _ ledger: any Ledger) async throws(PipelineFailure) -> (
        Review, Drift
    ) {
        let facts = await guarded(plan, by: policy, try await reread(plan, plan.inputs.facts), at: standing.now).projected(by: use)
        var drift = Drift.compare(plan, with: facts, graph)
        for run in plan.runs {
            if let other = try handler(of: run, since: plan.inputs.time, ledger) {
                drift.note(run, Messages.handledSince(other))
            }
        }
        return (Reviewer(policy, standing, limits: graph.limits).review(plan, facts: facts, drift: drift), drift)
    }

    /// The same for a plan of which another process has carried out a part: what the plan has done is no drift of it, and of
    /// what is left the policy of now decides.
    /// - Parameters:
    ///   - policy: as it is now; the pipeline's own is the one that the plan was made under.
    ///   - outdated: why nothing new of a run may begin, such as an edited playbook; nil if it may.
    public func reviewLeft(
        _ plan: Plan, after past: PlanPast, under policy: Policy, _ standing: Standing, _ ledger: any Ledger,
        outdated: (PlannedRun) -> String?
    ) async throws(PipelineFailure) -> (Review, Drift) {
        let plan = try expanding(plan, past)
        let facts = await guarded(
            plan, by: policy, try await reread(plan, plan.facts, besides: plan.digest), at: standing.now, besides: plan.digest)
        let before = facts.without(past.effects(of: plan), recorded: plan.inputs.facts).projected(by: use)
        var drift = Drift.compare(plan, with: before, in: facts, graph)
        for run in plan.runs {
            for expanded in run.expanded {
                let own = past.effects(of: plan, since: expanded.time)
                drift.add(expanded, of: run, on: facts.without(own, recorded: expanded.facts))
            }
            if let other = try handler(of: run, since: plan.inputs.time, ledger) {
                drift.note(run, Messages.handledSince(other))
            } else if let reason = outdated(run) {
                drift.note(run, reason)
            }
        }
        let settled = Dictionary(plan.runs.map { ($0.id, past.settled(in: $0)) }) { first, _ in first }
        return (Reviewer(policy, standing, limits: graph.limits).review(plan, facts: facts, drift: drift, settled: settled), drift)
    }

    private func expanding(_ plan: Plan, _ past: PlanPast) throws(PipelineFailure) -> Plan {
        do { return try past.expanding(plan) } catch { throw .record(error) }
    }

    // MARK: clear, run

    /// Carries out every run that the review lets act, in the order of the plan. Runs of playbooks in `mode: observe`
    /// and runs without a cleared step get no clearance; what they would have done is in the review. After a run that could
    /// not be recorded none is begun.
    /// - Parameters:
    ///   - past: what another process has done of the plan.
    ///   - judging: by what steps are judged that only their run can tell.
    ///   - staying: how long at most for steps that wait for their devices, once every run has begun.
    /// - Returns: a report for each run that had not ended before.
    public func execute<E: Effector>(
        _ review: Review, after past: PlanPast = .none, with executor: Executor<E>, judging: Judging, staying: Duration? = nil
    ) async -> [RunReport<LiveOutcome>] where E.M == Live {
        var executor = executor
        executor.recall(review.plan, past)
        executor.read(through: readers)
        let runs = review.runs.filter { !past.isOver($0.run) }
        executor.expand(through: LiveExpander(pipeline: self, plan: review.plan, judging: judging), beside: runs)
        var isLeft: Set<String> = []
        for run in runs {
            let known = past.runs[run.run.id]
            guard known != nil || run.hasWork else { continue }
            if Task.isCancelled || executor.isStopped {
                isLeft.insert(run.run.id)
            } else if let clearance = review.clearance(of: run) {
                if let known { await executor.resume(clearance, after: known) } else { await executor.begin(clearance) }
            }
        }
        let reports = await executor.finish(within: staying)
        return runs.map { reports[$0.run.id] ?? (isLeft.contains($0.run.id) ? .left($0) : .notCarriedOut($0, in: Live.self)) }
    }

    /// Rehearses every run, those of playbooks in `mode: observe` too. Nothing can reach the service: the executor's
    /// effector takes rehearsal orders only.
    public func rehearse(_ review: Review, with executor: Executor<Rehearsal>) async -> [RunReport<DryOutcome>] {
        var executor = executor
        for run in review.runs where run.hasWork && !executor.isStopped { await executor.begin(review.rehearsal(of: run)) }
        let isStopped = executor.isStopped
        let reports = await executor.finish()
        return review.runs.map { reports[$0.run.id] ?? (isStopped && $0.hasWork ? .left($0) : .notCarriedOut($0, in: Dry.self)) }
    }
}
