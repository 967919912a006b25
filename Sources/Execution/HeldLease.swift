import ActionKit
public import DefenderAPI

/// A lease with the playbook that holds it.
public struct HeldLease: Hashable, Sendable {
    public let lease: Lease
    public let playbook: String

    public init(_ lease: Lease, playbook: String) {
        self.lease = lease
        self.playbook = playbook
    }

    /// As expressions see it.
    public var record: Record {
        Record(
            schema: .lease,
            slots: [
                .string(lease.place.description), .string(lease.place.run), .string(playbook), .string(lease.place.step),
                .string(lease.action), .string(lease.target), .timestamp(lease.begun), .timestamp(lease.until),
            ])
    }
}

extension RunRecord {
    /// As expressions see it.
    public var record: Record {
        Record(
            schema: .run,
            slots: [
                .string(id), .string(playbook), .string(subject), device.map { .string($0) } ?? .null, .timestamp(begun),
                ended.map { .timestamp($0) } ?? .null, outcome.map { .string($0) } ?? .null,
            ])
    }
}
