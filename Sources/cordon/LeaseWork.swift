import Audit
import Canonical
import Execution
import Guardrails
import LedgerSQLite
import Pipeline
import Planning
import Playbooks

/// Takes back what is due, each lease as its plan said it would be.
struct LeaseWork {
    let session: Session
    let ledger: LedgerSQLite
    let audit: AuditSession
    let recovery: PlanRecovery

    init(_ session: Session, _ ledger: LedgerSQLite, _ audit: AuditSession, _ options: ProjectOptions) {
        self.session = session
        self.ledger = ledger
        self.audit = audit
        recovery = PlanRecovery(session, ledger, options)
    }

    /// Settles every lease that is due. What keeps one from that is its outcome, and the others are settled all the same.
    /// - Parameter chosen: only this one; nil for all that are due.
    func settle(_ chosen: Lease.Place? = nil) async throws -> [(lease: Lease, outcome: LeaseOutcome)] {
        let now = session.clock.now()
        var settled: [(lease: Lease, outcome: LeaseOutcome)] = []
        for lease in try leases() where lease.place == chosen ?? lease.place && lease.isDue(at: now) {
            if Task.isCancelled { break }
            settled.append((lease, try await settle(lease)))
        }
        return settled
    }

    private func leases() throws(CommandFailure) -> [Lease] {
        do { return try ledger.leases(in: session.tenant.name) } catch { throw CommandFailure(error) }
    }

    private func settle(_ lease: Lease) async throws(CommandFailure) -> LeaseOutcome {
        do throws(CommandFailure) { return try await release(lease) } catch {
            // Without its records nothing goes on; all else is this lease's own misfortune.
            if error.kind == .failed || error.kind == .unreachable { throw error }
            return .failed(reason: error.message)
        }
    }

    private func release(_ lease: Lease) async throws(CommandFailure) -> LeaseOutcome {
        let (plan, pipeline, past): (Plan, Pipeline, PlanPast)
        do { (plan, pipeline, past) = try recovery.recover(lease) } catch { return .failed(reason: error.message) }
        let verdict: LeaseVerdict
        do throws(PipelineFailure) { verdict = try await pipeline.verdict(on: lease, of: plan, after: past, at: session.clock.now()) } catch
        {
            throw CommandFailure(error)
        }
        guard let run = plan.runs.first(where: { $0.id == lease.place.run }), let known = past.runs[run.id] else {
            return .failed(reason: Messages.planLost(plan.digest.description))
        }
        let brake = session.brake(ledger)
        let stop: Stop?
        do { stop = try brake.standing() } catch { throw CommandFailure(error) }
        guard let clearance = Clearance.takingBack(run, of: plan, stop) else { return .held(reason: stop?.sentence ?? "") }
        let executor = Executor(
            effector: session.effector, trail: audit, ledger: ledger, clock: session.clock, tenant: session.tenant.name, brake: brake,
            person: Person.name)
        do throws(ExecutionFailure) { return try await executor.settle(lease, verdict, by: clearance, after: known) } catch {
            throw CommandFailure(.failed, error.description)
        }
    }
}
