public import ActionKit
public import Canonical
import DefenderAPI

/// What Cordon itself has kept of a tenant, as entities of the language.
public protocol OwnRecords: Sendable {
    /// The leases that are not over.
    /// - Parameter plan: the plan, by the digest of its file, whose own leases are left out; nil for all.
    func leases(in tenant: String, besides plan: Digest?) throws(LedgerFailure) -> [HeldLease]

    /// The live runs, the newest first.
    /// - Parameters:
    ///   - plan: the plan, by the digest of its file, whose own runs are left out; nil for all.
    ///   - limit: how many at most.
    func runs(in tenant: String, besides plan: Digest?, limit: Int) throws(LedgerFailure) -> [RunRecord]
}

extension LookupAnswer {
    /// What the ledger says to a question; nil where the service is to be asked.
    /// - Parameters:
    ///   - records: nil while there is no ledger: nothing has been done yet.
    ///   - plan: as in `OwnRecords`.
    public static func look(
        up lookup: Lookup, _ records: (any OwnRecords)?, in tenant: String, besides plan: Digest?
    ) throws(LedgerFailure) -> LookupAnswer? {
        switch lookup {
        case .related(let relation) where relation.kind == .deviceLeases:
            let leases = try records?.leases(in: tenant, besides: plan) ?? []
            return .related(relation, leases.filter { $0.lease.target == relation.text }.map(\.record), gap: nil)
        case .listing(let listing) where listing.kind == .leases:
            return .listing(listing, limited(try records?.leases(in: tenant, besides: plan).map(\.record) ?? []), gap: nil)
        case .listing(let listing) where listing.kind == .runs:
            let runs = try records?.runs(in: tenant, besides: plan, limit: TenantListing.maximum + 1) ?? []
            return .listing(listing, limited(runs.map(\.record)), gap: nil)
        default: return nil
        }
    }

    private static func limited(_ records: [Record]) -> [Record]? { records.count > TenantListing.maximum ? nil : records }
}
