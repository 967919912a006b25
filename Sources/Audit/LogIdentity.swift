import Canonical

/// What makes a log this log and no other: its id and the key that signs its roots. A verifier knows both beforehand.
public struct LogIdentity: Hashable, Sendable {
    /// Lower-case letters, digits and hyphens, 1 to 64 of them.
    public let id: String
    /// The key that signs.
    public let key: VerifyingKey

    /// Nil if the id has another form.
    public init?(id: String, key: VerifyingKey) {
        let isWellFormed = id.utf8.allSatisfy { byte in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "-")
        }
        guard isWellFormed, 1...64 ~= id.utf8.count else { return nil }
        self.id = id
        self.key = key
    }

    /// The name under which roots are signed: first line of a checkpoint and name of the key in its signature.
    public var origin: String { Self.prefix + id }

    /// The identity behind a name under which roots are signed; nil if it is none.
    init?(origin: String, key: VerifyingKey) {
        guard origin.utf8.starts(with: Self.prefix.utf8) else { return nil }
        self.init(id: String(origin.dropFirst(Self.prefix.count)), key: key)
    }

    private static let prefix = "cordon/"

    /// The entry that is record 0 of the log.
    func firstEntry(at time: Timestamp) -> AuditEntry {
        AuditEntry(
            kind: Self.entryKind, time: time, mode: .none,
            fields: ["format": .string(Self.format), "log": .string(id), "key": .string(key.description)])
    }

    /// Reads record 0; nil if the record is something else.
    init?(firstRecord record: AuditRecord) {
        let fields = record.entry.fields
        guard record.sequence == 0, record.entry.kind == Self.entryKind, fields["format"]?.stringValue == Self.format,
            let id = fields["log"]?.stringValue, let key = fields["key"]?.stringValue.flatMap({ VerifyingKey($0) })
        else { return nil }
        self.init(id: id, key: key)
    }

    private static let entryKind = "log"
    private static let format = "cordon/audit/1"
}
