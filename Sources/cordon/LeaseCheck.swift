import Execution
import LedgerSQLite
import Pipeline
import Playbooks

/// How leases stand at the service.
struct LeaseCheck {
    private let session: Session
    private let ledger: LedgerSQLite
    private let recovery: PlanRecovery

    init(_ session: Session, _ ledger: LedgerSQLite, _ options: ProjectOptions) {
        self.session = session
        self.ledger = ledger
        recovery = PlanRecovery(session, ledger, options)
    }

    /// Each lease with its difference; nil where there is none.
    func rows() async throws -> [(lease: Lease, outcome: LeaseOutcome?)] {
        let leases: [Lease]
        do { leases = try ledger.leases(in: session.tenant.name) } catch { throw CommandFailure(error) }
        var rows: [(lease: Lease, outcome: LeaseOutcome?)] = []
        for lease in leases { rows.append((lease, try await difference(of: lease))) }
        return rows
    }

    private func difference(of lease: Lease) async throws(CommandFailure) -> LeaseOutcome? {
        let (plan, pipeline, past) = try recovery.recover(lease)
        do throws(PipelineFailure) {
            return switch try await pipeline.difference(of: lease.place, of: plan, after: past) {
            case .lose(let reason): .lost(reason: reason)
            default: nil
            }
        } catch { throw CommandFailure(error) }
    }
}
