public import Audit
public import Canonical
public import Guardrails

/// The beginning or the end of a stop, as the audit log tells it.
public struct StopNote: Hashable, Sendable {
    /// The end of a stop.
    public struct Lift: Hashable, Sendable {
        public let by: String
        public let time: Timestamp

        public init(by: String, time: Timestamp) {
            self.by = by
            self.time = time
        }
    }

    /// The row of the ledger.
    public let id: Int64
    public let stop: Stop
    /// Where it holds; nil for every tenant.
    public let tenant: String?
    /// Its end; nil for a note of its beginning.
    public let lift: Lift?

    public init(id: Int64, stop: Stop, tenant: String?, lift: Lift?) {
        self.id = id
        self.stop = stop
        self.tenant = tenant
        self.lift = lift
    }

    /// The record, at the time at which it is written.
    public func entry(at time: Timestamp) -> AuditEntry {
        AuditEntry(
            kind: lift == nil ? "stop" : "stop-lifted", time: time, mode: .live,
            fields: [
                "what": .string(stop.kind.rawValue),
                "tenant": tenant.map { .string($0) } ?? .null,
                "reason": .string(stop.reason),
                "by": .string(lift?.by ?? stop.by),
                "at": .string((lift?.time ?? stop.since).description),
            ])
    }
}
