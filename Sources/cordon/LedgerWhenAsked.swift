import Canonical
import Execution
import LedgerSQLite

/// The ledger for expressions that ask what Cordon has done: opened where one does, and none is made for it.
struct LedgerWhenAsked: OwnRecords {
    let path: String

    func leases(in tenant: String, besides plan: Digest?) throws(LedgerFailure) -> [HeldLease] {
        try ledger?.leases(in: tenant, besides: plan) ?? []
    }

    func runs(in tenant: String, besides plan: Digest?, limit: Int) throws(LedgerFailure) -> [RunRecord] {
        try ledger?.runs(in: tenant, besides: plan, limit: limit) ?? []
    }

    private var ledger: LedgerSQLite? {
        get throws(LedgerFailure) { Files.exists(path) ? try LedgerSQLite(reading: path) : nil }
    }
}
