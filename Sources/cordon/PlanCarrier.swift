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
struct PlanCarrier {
    let session: Session
    let ledger: LedgerSQLite
    let output: Output
    let confirmation: Confirmation

    /// A saved plan: everything that it rests on is read again first.
    func apply(_ plan: Plan) async throws -> Int32 {
        try await checkBeforeWriting(plan)
        let (review, drift): (Review, Drift)
        do { (review, drift) = try await session.pipeline.reviewAgain(plan, try session.standing(ledger), ledger) } catch let
            failure as PipelineFailure
        {
            throw CommandFailure(failure)
        }
        guard drift.forged.isEmpty else { throw CommandFailure(.refused, Messages.forged(drift.forged)) }
        return try await carryOut(review, notes: drift.differences)
    }

    /// A plan that was made a moment ago by the same command.
    func run(_ plan: Plan) async throws -> Int32 {
        try await checkBeforeWriting(plan)
        return try await carryOut(session.pipeline.review(plan, try session.standing(ledger)), notes: [])
    }

    /// The whole run with an effector that cannot send.
    func rehearse(_ plan: Plan) async throws -> Int32 {
        let review = session.pipeline.review(plan, try session.standing(ledger))
        let audit = try AuditSession.open(session, ledger)
        try await begin(plan, audit, mode: .rehearsal)
        let executor = Executor(rehearsingInto: audit, clock: session.clock, tenant: session.tenant.name)
        let reports = try await Self.executing { () async throws(ExecutionFailure) in
            try await session.pipeline.rehearse(review, with: executor)
        }
        _ = try await audit.checkpoint(ledger)
        let view = ReportView(plan, reports, mode: Dry.name)
        show(view)
        output.show(Messages.rehearsed + "\n")
        // Showing refusals is a rehearsal's job, so they are no failure.
        return ExitStatus(reports).isFailed ? 1 : 0
    }

    // MARK: Live

    private func carryOut(_ review: Review, notes: [String]) async throws -> Int32 {
        let steps = review.acting.flatMap(\.steps).count { $0.verdict == .cleared }
        if steps > 0 {
            let view = PlanView(review, session.graph, session.project.policy)
            output.show(PlanText.render(view.json, isColoured: output.isColoured) + "\n")
            try confirmation.ask(steps: steps)
        }
        guard review.runs.contains(where: { review.isCarriedOut($0) }) else { return nothing(review, notes) }
        let audit = try AuditSession.open(session, ledger)
        warnOfOpenIntents()
        do throws(LedgerFailure) {
            try ledger.begin(plan: review.plan.digest, id: review.plan.id, tenant: session.tenant.name, at: session.clock.now())
        } catch { throw CommandFailure(error) }
        try await begin(review.plan, audit, mode: .live)
        let executor = Executor(
            effector: session.client, trail: audit, ledger: ledger, clock: session.clock, tenant: session.tenant.name)
        let pipeline = session.pipeline
        let (reports, isInterrupted) = try await Interruption.guarding {
            try await Self.executing { () async throws(ExecutionFailure) in
                try await pipeline.execute(review, with: executor)
            }
        }
        let root = try await audit.checkpoint(ledger)
        show(ReportView(review.plan, reports, mode: Live.name, notes: notes, checkpoint: root.text))
        let status = ExitStatus(reports)
        output.show("\n" + Messages.finished(status.counts, root) + "\n")
        if isInterrupted, status.hasCancelledSteps { output.show(Messages.interrupted(review.plan.digest.description) + "\n") }
        return status.code
    }

    /// A plan that sends nothing spends nothing.
    private func nothing(_ review: Review, _ notes: [String]) -> Int32 {
        let reports: [RunReport<LiveOutcome>] = review.runs.map { .notCarriedOut($0) }
        show(ReportView(review.plan, reports, mode: Live.name, notes: notes))
        let isObserved = review.runs.contains { $0.run.mode == .observe && $0.hasClearedSteps }
        output.show("\n" + (isObserved ? Messages.allObserved : Messages.nothingToSend) + "\n")
        return ExitStatus(reports).code
    }

    // MARK: Pieces

    private func checkBeforeWriting(_ plan: Plan) async throws {
        if let gap = plan.inputs.gap { throw CommandFailure(.refused, Messages.gap(gap)) }
        try await session.checkPermissions(of: plan)
    }

    private func begin(_ plan: Plan, _ audit: AuditSession, mode: AuditEntry.Mode) async throws {
        let claims: TokenClaims
        do { claims = try await session.client.identity() } catch { throw CommandFailure(error) }
        let entry = PlanRecord.entry(plan, session.project.policy, claims, mode: mode, at: session.clock.now())
        _ = try await Self.executing { () async throws(ExecutionFailure) in try await audit.record([entry]) }
    }

    private static func executing<Value>(_ body: () async throws(ExecutionFailure) -> Value) async throws -> Value {
        do { return try await body() } catch { throw CommandFailure(.failed, error.description) }
    }

    private func warnOfOpenIntents() {
        if let open = try? ledger.openIntents(), !open.isEmpty { output.note(Messages.openIntents(open.count)) }
    }

    private func show(_ view: ReportView) {
        output.show(ReportText.render(view.json, isColoured: output.isColoured))
        output.show(ResultDocument(schema: ReportView.schema, view.json))
    }
}
