public import Canonical

/// Whether a log has only grown since a checkpoint of it was kept elsewhere.
public struct Continuation: Hashable, Sendable {
    /// The log and its key, as record 0 names them; nil if there is no such record.
    public let identity: LogIdentity?
    /// What was kept; nil if it is no checkpoint of this log.
    public let older: Checkpoint?
    /// How many records there are now.
    public let records: Int64
    /// The root over all of them.
    public let root: Digest
    /// The consistency proof of RFC 6962 from the older tree to the one of now; empty where the older one is empty or the same.
    public let proof: [Digest]
    /// What speaks against it.
    public let findings: [AuditFinding]

    /// Whether the log of now begins with exactly the records that the checkpoint was signed for.
    public var isProven: Bool { older != nil && findings.isEmpty }

    static let schema = "cordon/audit-consistency/1"

    /// The answer as a sentence.
    public var summary: String { Messages.summary(self) }

    /// The same for programs.
    public var json: JSONObject {
        func head(_ size: Int64, _ root: Digest) -> JSONValue { ["records": .integer(size), "root": .string(root.description)] }
        return [
            "schema": .string(Self.schema), "consistent": .bool(isProven), "log": identity.map { .string($0.id) } ?? .null,
            "from": older.map { head($0.size, $0.root) } ?? .null, "to": head(records, root),
            "proof": .array(proof.map { .string($0.description) }), "findings": .array(findings.map(\.json)),
        ]
    }
}
