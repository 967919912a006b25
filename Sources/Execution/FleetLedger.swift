/// The size of the fleet, kept by the ledger so that not every plan counts it.
public protocol FleetLedger: Sendable {
    /// The last count; nil if nobody has counted.
    func fleet(of tenant: String) throws(LedgerFailure) -> Fleet?

    /// Notes a count.
    func note(_ fleet: Fleet, of tenant: String) throws(LedgerFailure)
}
