public import Canonical
public import Guardrails

/// What stands still, kept by the ledger. Every process of a project may write here, whoever holds the audit log's lock
/// (reliability.md, "Audit log"). All methods return when the change is durable.
public protocol StopLedger: Sendable {
    /// What forbids every write in a tenant, the kill switch before a breaker; nil if nothing does.
    func stop(in tenant: String) throws(LedgerFailure) -> Stop?

    /// Notes that nothing may be written from now on, unless the same kind of stop holds already.
    /// - Parameter tenant: where it holds; nil for every tenant.
    func begin(stop: Stop, tenant: String?) throws(LedgerFailure)

    /// Ends every stop.
    /// - Returns: what was ended.
    func liftStops(by person: String, at time: Timestamp) throws(LedgerFailure) -> [Stop]

    /// How many deeds have failed in a tenant after a time, and after a breaker was closed there.
    func failures(since time: Timestamp, tenant: String) throws(LedgerFailure) -> Int

    /// Beginnings and ends of stops that the audit log does not tell yet, oldest first.
    func unrecordedStops() throws(LedgerFailure) -> [StopNote]

    /// Notes that the audit log tells of these.
    func noteRecorded(_ notes: [StopNote]) throws(LedgerFailure)
}
