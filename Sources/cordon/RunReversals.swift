import ActionKit
import Execution
import LedgerSQLite
import Planning

/// What earlier runs have put in force, as their reviewed plans and the ledger tell it: opened where a playbook asks.
struct RunReversals: RunHistory {
    let session: Session

    func reversal(of id: String, in tenant: String) throws(LedgerFailure) -> Reversal {
        guard Files.exists(session.place.ledger) else { return .unknown }
        let ledger = try LedgerSQLite(reading: session.place.ledger)
        guard let record = try ledger.run(id)?.run, try ledger.isRun(id, in: tenant) else { return .unknown }
        guard record.outcome != nil else { return .notOver }
        do throws(CommandFailure) {
            let (plan, _, past) = try PlanRecovery(session, ledger, session.options).recover(planOf: record)
            guard let run = plan.runs.first(where: { $0.id == id }) else { return .unknown }
            return past.reversal(of: run, of: plan)
        } catch { return .lost(reason: error.message) }
    }
}
