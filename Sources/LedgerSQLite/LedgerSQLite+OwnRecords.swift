public import Canonical
public import Execution
import GRDB

extension LedgerSQLite: OwnRecords {
    public func leases(in tenant: String, besides plan: Digest?) throws(LedgerFailure) -> [HeldLease] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT lease.*, run.playbook FROM lease JOIN run ON run.id = lease.run
                    WHERE lease.ended IS NULL AND run.tenant = ? AND lease.plan <> ? ORDER BY lease.run, lease.step
                    """,
                arguments: [tenant, plan?.description ?? ""])
        }.compactMap { row in Self.lease(row).map { HeldLease($0, playbook: row["playbook"]) } }
    }

    public func runs(in tenant: String, besides plan: Digest?, limit: Int) throws(LedgerFailure) -> [RunRecord] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM run WHERE tenant = ? AND plan <> ? ORDER BY time DESC, id LIMIT ?",
                arguments: [tenant, plan?.description ?? "", limit])
        }.map { Self.record($0) }
    }
}
