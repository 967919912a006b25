public import Audit
public import Canonical

/// What a person wants of a lease, as the audit log tells it.
public struct LeaseNote: Hashable, Sendable {
    /// The row of the ledger.
    public let id: Int64
    public let place: Lease.Place
    /// Until when it is to stay; nil where it is to end now.
    public let until: Timestamp?
    public let by: String
    public let time: Timestamp

    public init(id: Int64, place: Lease.Place, until: Timestamp?, by: String, time: Timestamp) {
        self.id = id
        self.place = place
        self.until = until
        self.by = by
        self.time = time
    }

    /// The record, at the time at which it is written.
    public func entry(at time: Timestamp) -> AuditEntry {
        AuditEntry(
            kind: "lease-asked", time: time, mode: .live,
            fields: [
                "run": .string(place.run), "step": .string(place.step), "until": until.map { .string($0.description) } ?? .null,
                "by": .string(by), "at": .string(self.time.description),
            ])
    }
}
