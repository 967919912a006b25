import Execution
import Guardrails
import LedgerSQLite

/// Writes what people ask of `halt` and `unhalt` into the ledger, and into the audit log where nobody else holds it.
struct StopRecord {
    let place: AuditPlace

    init(_ place: AuditPlace) { self.place = place }

    /// - Returns: whether the audit log tells of it; else the command that holds the log writes it.
    func note(_ change: (LedgerSQLite) throws(LedgerFailure) -> Void) async throws -> Bool {
        let ledger: LedgerSQLite
        do throws(LedgerFailure) {
            ledger = try LedgerSQLite(path: place.ledger)
            try change(ledger)
        } catch { throw CommandFailure(error) }
        guard let audit = try AuditSession.openUnlessLocked(place, ledger) else { return false }
        try await audit.recordRequests(of: ledger)
        _ = try await audit.checkpoint(ledger)
        return true
    }
}
