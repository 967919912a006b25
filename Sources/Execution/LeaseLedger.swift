public import Canonical

/// What people want of leases, kept by the ledger. Every process of a project may write here, whoever holds the audit log's lock
/// (reliability.md, "Audit log"). All methods return when the change is durable.
public protocol LeaseLedger: Sendable {
    /// Notes that somebody wants a lease to stay until a time, or to end now (nil).
    /// - Returns: whether there is such a lease that is not over.
    func ask(of lease: Lease.Place, until: Timestamp?, by person: String, at time: Timestamp) throws(LedgerFailure) -> Bool

    /// Notes that somebody has looked after the leases of a tenant: what was due has been taken back, as far as it could be.
    func noteKept(_ tenant: String, at time: Timestamp) throws(LedgerFailure)

    /// When somebody last has; nil if nobody ever has.
    func kept(_ tenant: String) throws(LedgerFailure) -> Timestamp?

    /// Wishes that the audit log does not tell yet, oldest first.
    func unrecordedLeaseNotes() throws(LedgerFailure) -> [LeaseNote]

    /// Notes that the audit log tells of these.
    func noteRecorded(_ notes: [LeaseNote]) throws(LedgerFailure)
}
