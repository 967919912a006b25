import Canonical
import Execution
import LedgerSQLite
import Pipeline
import Planning
import Playbooks

/// Plans that another command began, as they were reviewed.
struct PlanRecovery {
    private let session: Session
    private let ledger: LedgerSQLite
    private let options: ProjectOptions

    init(_ session: Session, _ ledger: LedgerSQLite, _ options: ProjectOptions) {
        self.session = session
        self.ledger = ledger
        self.options = options
    }

    /// The plan of a lease, with what is known of its runs.
    func recover(_ lease: Lease) throws(CommandFailure) -> (Plan, Pipeline, PlanPast) {
        let open: OpenPlan?
        do { open = try ledger.plan(lease.plan) } catch { throw CommandFailure(error) }
        guard let open else { throw CommandFailure(.refused, Messages.planLost(lease.plan.description)) }
        return try recoverRuns(of: open)
    }

    /// The plan of a run, with what is known of its runs.
    func recover(planOf run: RunRecord) throws(CommandFailure) -> (Plan, Pipeline, PlanPast) {
        let open: OpenPlan?
        do { open = try Digest(run.plan).flatMap { try ledger.plan($0) } } catch { throw CommandFailure(.failed, "\(error)") }
        guard let open else { throw CommandFailure(.refused, Messages.planLost(run.plan)) }
        return try recoverRuns(of: open)
    }

    /// The plan as its runs have gone on, with what is known of them.
    func recoverRuns(of open: OpenPlan) throws(CommandFailure) -> (Plan, Pipeline, PlanPast) {
        let (plan, pipeline) = try recover(open)
        let past: PlanPast
        do { past = try ledger.past(of: open.digest) } catch { throw CommandFailure(error) }
        do { return (try past.expanding(plan), pipeline, past) } catch { throw CommandFailure(.refused, error.description) }
    }

    /// The plan, computed anew from what the ledger has kept, and the pipeline of what it was made with.
    /// - Throws: exit 4 unless the signed log holds its beginning, and unless it comes out byte for byte.
    private func recover(_ open: OpenPlan) throws(CommandFailure) -> (Plan, Pipeline) {
        try requireBeginning(of: open)
        guard let archive = open.archive else { throw CommandFailure(.refused, Messages.planLost(open.digest.description)) }
        let file: PlanFile
        do throws(PlanFile.Refusal) { file = try PlanFile(archive.file) } catch {
            throw CommandFailure(.refused, Messages.refused(open.digest.description, error))
        }
        let project = try Project.load(options, archive: archive, playbooks: file.inputs.files.map(\.path))
            .holding(policyOf: session.tenant.name)
        guard let found = project.graph, !project.hasErrors else {
            throw CommandFailure(.failed, Messages.unreadableArchive(open.digest.description))
        }
        let graph = Session.graph(found, of: project, in: session.tenant.name)
        do throws(PlanFile.Refusal) {
            // Of a plan that was begun in time the rest may be carried out later: it is reviewed again.
            let plan = try file.plan(
                graph, project.policy, tenant: session.tenant.name, tenantID: session.tenant.id, now: file.inputs.time)
            return (plan, session.pipeline(graph, project.policy))
        } catch { throw CommandFailure(.refused, Messages.refused(open.digest.description, error)) }
    }

    /// Refuses what the signed log does not know of: a kill before its first record has left it, or somebody has put it into
    /// the ledger. Nothing of it was sent.
    private func requireBeginning(of plan: OpenPlan) throws(CommandFailure) {
        guard try !AuditFiles(session.place).holdsBeginning(of: plan.digest) else { return }
        do { try ledger.forget(plan: plan.digest) } catch { throw CommandFailure(error) }
        throw CommandFailure(.refused, Messages.notBegun(plan.digest.description))
    }
}
