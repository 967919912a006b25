public import Canonical

/// What a verifier found out about a log.
public struct Verification: Hashable, Sendable {
    /// The log and key that its roots were held against; nil if there was none to be had.
    public let identity: LogIdentity?
    /// Whether the verifier knew both beforehand; if not they were taken from the log itself.
    public let isPinned: Bool
    /// How many records there are.
    public let records: Int64
    /// How many of them, from the first on, a signed root covers.
    public let covered: Int64
    /// The length of an unfinished last line, in bytes.
    public let tornBytes: Int
    /// When the witness that was asked for has cosigned the checkpoint; nil if none was, or it has not.
    public let cosigned: Timestamp?
    /// Whatever is not as the writer leaves it, in the order of the lines.
    public let findings: [AuditFinding]

    /// Whether nothing was found.
    public var isIntact: Bool { findings.isEmpty }

    /// How many records no signed root covers yet.
    public var uncoveredRecords: Int64 { records - covered }

    /// What was verified and what not, as sentences.
    public var summary: String { Messages.summary(self) }

    /// The same for programs.
    public var json: JSONObject {
        [
            "schema": "cordon/audit-verification/1", "intact": .bool(isIntact), "pinned": .bool(isPinned),
            "log": identity.map { .string($0.id) } ?? .null, "key": identity.map { .string($0.key.description) } ?? .null,
            "records": .integer(records), "covered": .integer(covered), "uncoveredRecords": .integer(uncoveredRecords),
            "uncoveredBytes": .integer(Int64(tornBytes)), "cosigned": cosigned.map { .string($0.description) } ?? .null,
            "findings": .array(findings.map(\.json)),
        ]
    }
}
