import Audit
import Canonical
import DefenderAPI
import DefenderClient
import Execution
import Guardrails
import LedgerSQLite
import Pipeline
import Planning
import Playbooks
import Views

/// Takes a plan through review, confirmation and execution to its report. `apply` and `run` differ only in where the
/// review comes from.
struct PlanCarrier: Sendable {
    let session: Session
    let ledger: LedgerSQLite
    let output: Output
    let confirmation: Confirmation
    /// How long to stay for steps that wait for their devices.
    let staying: Duration

    /// A saved plan: everything that it rests on is read again first.
    /// - Parameter audit: open, and with it the lock: what is read now holds until the last order, as far as other
    ///   executors are concerned.
    func apply(_ plan: Plan, _ audit: AuditSession) async throws -> Int32 {
        announce(audit)
        session.tellOverdue(ledger, output)
        try await checkBeforeWriting(plan)
        try noteMatching(plan)
        let (review, drift) = try await reviewAgain(plan)
        guard drift.forged.isEmpty else { throw CommandFailure(.refused, Messages.forged(drift.forged)) }
        return try await carryOut(review, audit, notes: drift.differences)
    }

    /// A plan that was made a moment ago by the same command.
    /// - Parameter audit: opened before the plan was made, for the same reason.
    func run(_ plan: Plan, _ audit: AuditSession) async throws -> Int32 {
        announce(audit)
        session.tellOverdue(ledger, output)
        try await checkBeforeWriting(plan)
        try noteMatching(plan)
        return try await carryOut(session.pipeline.review(plan, try await standing(plan)), audit, notes: [])
    }

    /// The whole run with an effector that cannot send.
    func rehearse(_ plan: Plan) async throws -> Int32 {
        session.tellOverdue(ledger, output)
        let review = session.pipeline.review(plan, try await standing(plan))
        let audit = try await AuditSession.open(session.place, ledger)
        try await begin(plan, audit, mode: .rehearsal)
        let executor = Executor(rehearsingInto: audit, clock: session.clock, tenant: session.tenant.name)
        let reports = await session.pipeline.rehearse(review, with: executor)
        let root = try await seal(audit, after: reports)
        show(ReportView(plan, reports, mode: Dry.name, checkpoint: root?.text))
        try failIfUnrecorded(reports)
        output.show(Messages.rehearsed + "\n")
        // Showing refusals is a rehearsal's job, so they are no failure.
        return ExitStatus(reports).isFailed ? 1 : 0
    }

    // MARK: Live

    private func carryOut(_ review: Review, _ audit: AuditSession, notes: [String]) async throws -> Int32 {
        if review.stepsToDo > 0 { try await agree(on: review) }
        guard review.runs.contains(where: { review.isCarriedOut($0) }) else { return nothing(review, notes) }
        try warnOfOpenIntents()
        do throws(LedgerFailure) {
            try ledger.begin(plan: session.project.archive(of: review.plan), tenant: session.tenant.name, at: session.clock.now())
        } catch { throw CommandFailure(error) }
        try await audit.recordRequests(of: ledger)
        try await begin(review.plan, audit, mode: .live)
        return try await send(review, after: .none, by: session.pipeline, audit, notes: notes) { _ in nil }.code
    }

    /// How carrying a plan out ended.
    struct Ending {
        let code: Int32
        /// Whether a signal stopped it: the command begins nothing else either.
        let isInterrupted: Bool
    }

    /// Carries out what of a reviewed plan is left, and reports. What somebody agrees to meanwhile is reviewed again.
    private func send(
        _ review: Review, after past: PlanPast, by pipeline: Pipeline, _ audit: AuditSession, notes: [String],
        outdated: @escaping @Sendable (PlannedRun) -> String?
    ) async throws -> Ending {
        let brake = session.brake(ledger)
        let work = LeftWork(carrier: self, pipeline: pipeline, audit: audit, brake: brake, outdated: outdated)
        let (reports, isInterrupted) = try await Interruption.guarding { try await work.carryOut(review, after: past) }
        let isLeft = reports.contains(where: \.isLeft)
        if !isLeft { try await end(review.plan, audit) }
        let root = try await seal(audit, after: reports, brake)
        show(ReportView(review.plan, reports, mode: Live.name, notes: notes, checkpoint: root?.text))
        try failIfUnrecorded(reports)
        let status = ExitStatus(reports)
        output.show("\n" + Messages.finished(status.counts, root) + "\n")
        try showLeases(of: review.plan)
        for place in status.waiting { output.show(Messages.waitsForPeople(place) + "\n") }
        if isLeft { output.show((isInterrupted ? Messages.interrupted : Messages.isLeft) + "\n") }
        return Ending(code: status.code, isInterrupted: isInterrupted)
    }

    /// Says until when what the plan has put in force stays.
    private func showLeases(of plan: Plan) throws(CommandFailure) {
        do throws(LedgerFailure) {
            for lease in try ledger.leases(in: session.tenant.name) where lease.plan == plan.digest {
                output.show(Messages.lease(lease) + "\n")
            }
        } catch { throw CommandFailure(error) }
    }

    /// Notes that nothing of a plan is to be gone on with.
    private func end(_ plan: Plan, _ audit: AuditSession) async throws(CommandFailure) {
        let time = session.clock.now()
        let entry = AuditEntry(kind: "plan-ended", time: time, mode: .live, fields: ["plan": .string(plan.digest.description)])
        do throws(ExecutionFailure) { _ = try await audit.record([entry]) } catch { throw CommandFailure(.failed, error.description) }
        do { try ledger.end(plan: plan.digest, at: time) } catch { throw CommandFailure(error) }
    }

    // MARK: What is left

    /// Goes on with a plan that another command began.
    /// - Parameters:
    ///   - pipeline: of what the plan was made with; the policy of now decides all the same.
    ///   - outdated: why nothing new of a run may begin; nil if it may.
    func resume(
        _ plan: Plan, after past: PlanPast, by pipeline: Pipeline, _ audit: AuditSession,
        outdated: @escaping @Sendable (PlannedRun) -> String?
    ) async throws -> Ending {
        try await checkBeforeWriting(plan)
        let (review, drift) = try await reviewLeft(plan, after: past, by: pipeline, audit, outdated: outdated)
        try await begin(plan, audit, kind: "plan-resumed", mode: .live)
        do { try ledger.noteWork(on: plan.digest, at: session.clock.now()) } catch { throw CommandFailure(error) }
        return try await send(review, after: past, by: pipeline, audit, notes: drift.differences, outdated: outdated)
    }

    /// Holds what is left of a plan against the world, the policy and the answers of now.
    func reviewLeft(
        _ plan: Plan, after past: PlanPast, by pipeline: Pipeline, _ audit: AuditSession, outdated: (PlannedRun) -> String?
    ) async throws -> (Review, Drift) {
        let standing = try await session.standing(for: plan, of: pipeline.graph, ledger, mayNote: true)
        // The answers that were just read stand in the log before anything is done on account of them.
        try await audit.recordRequests(of: ledger)
        let review: Review
        let drift: Drift
        do throws(PipelineFailure) {
            (review, drift) = try await pipeline.reviewLeft(
                plan, after: past, under: session.project.policy, standing, ledger, outdated: outdated)
        } catch { throw CommandFailure(error) }
        guard drift.forged.isEmpty else { throw CommandFailure(.refused, Messages.forged(drift.forged)) }
        return (review, drift)
    }

    /// Shows the review and asks. Who was asked may have taken hours, so the world is looked at once more: what is carried
    /// out is what was shown, or nothing.
    private func agree(on review: Review) async throws {
        let view = PlanView(review, session.graph, session.project.policy)
        output.show(PlanText.render(view.json, isColoured: output.isColoured) + "\n")
        guard try confirmation.ask(steps: review.stepsToDo) else { return }
        let (now, drift) = try await reviewAgain(review.plan)
        guard drift.forged.isEmpty, now.says(theSameAs: review) else {
            throw CommandFailure(.refused, Messages.changedMeanwhile(drift.differences + drift.forged))
        }
    }

    private func standing(_ plan: Plan) async throws -> Standing {
        try await session.standing(for: plan, of: session.graph, ledger, mayNote: true)
    }

    private func reviewAgain(_ plan: Plan) async throws -> (Review, Drift) {
        do { return try await session.pipeline.reviewAgain(plan, try await standing(plan), ledger) } catch let failure
            as PipelineFailure
        {
            throw CommandFailure(failure)
        }
    }

    /// Signs what the log holds. Where records could not be made that is tried too, and its failing is not told besides.
    private func seal<Outcome>(
        _ audit: AuditSession, after reports: [RunReport<Outcome>], _ brake: ProjectBrake? = nil
    ) async throws -> SignedCheckpoint? {
        if reports.contains(where: { $0.failure != nil }) { return try? await audit.checkpoint() }
        if let brake {
            // The last failures of a plan may be what opens the breaker.
            do { if let stop = try brake.stop() { output.note(stop.sentence) } } catch { throw CommandFailure(error) }
            try await audit.recordRequests(of: ledger)
        }
        return try await audit.checkpoint(ledger)
    }

    /// After the report, so that what was done before is shown.
    private func failIfUnrecorded<Outcome>(_ reports: [RunReport<Outcome>]) throws(CommandFailure) {
        guard let failure = reports.lazy.compactMap(\.failure).first else { return }
        throw CommandFailure(.failed, failure.description)
    }

    /// A plan that sends nothing spends nothing.
    private func nothing(_ review: Review, _ notes: [String]) -> Int32 {
        let reports: [RunReport<LiveOutcome>] = review.runs.map { .notCarriedOut($0, in: Live.self) }
        show(ReportView(review.plan, reports, mode: Live.name, notes: notes))
        let isObserved = review.runs.contains { $0.run.mode == .observe && $0.hasOpenSteps }
        output.show("\n" + (isObserved ? Messages.allObserved : Messages.nothingToSend) + "\n")
        return ExitStatus(reports).code
    }

    // MARK: Pieces

    private func checkBeforeWriting(_ plan: Plan) async throws {
        if let gap = plan.inputs.gap { throw CommandFailure(.refused, Messages.gap(gap)) }
        try await session.checkPermissions(of: plan)
    }

    /// Notes which devices no longer match: when they do again, that is something new.
    private func noteMatching(_ plan: Plan) throws(CommandFailure) {
        do throws(LedgerFailure) {
            for (playbook, subjects) in plan.matching(session.graph) {
                try ledger.noteMatching(subjects, of: playbook, tenant: session.tenant.name, at: plan.inputs.time)
            }
        } catch { throw CommandFailure(error) }
    }

    private func begin(_ plan: Plan, _ audit: AuditSession, kind: String = "plan", mode: AuditEntry.Mode) async throws {
        let claims: TokenClaims
        do { claims = try await session.client.identity() } catch { throw CommandFailure(error) }
        let entry = PlanRecord.entry(plan, session.project.policy, claims, kind: kind, mode: mode, at: session.clock.now())
        do throws(ExecutionFailure) { _ = try await audit.record([entry]) } catch {
            throw CommandFailure(.failed, error.description)
        }
    }

    func announce(_ audit: AuditSession) {
        if audit.entered > 0 { output.note(Messages.entered(audit.entered)) }
    }

    private func warnOfOpenIntents() throws(CommandFailure) {
        let open: [OpenIntent]
        do { open = try ledger.openIntents() } catch { throw CommandFailure(error) }
        if !open.isEmpty { output.note(Messages.openIntents(open.count)) }
    }

    private func show(_ view: ReportView) {
        output.show(ReportText.render(view.json, isColoured: output.isColoured))
        output.show(ResultDocument(schema: ReportView.schema, view.json))
    }
}
