public import Canonical

/// One line of the log: an entry at its place.
public struct AuditRecord: Hashable, Sendable {
    /// The version of the line's form that this program writes and reads.
    public static let version: Int64 = 1

    /// The number of the record, from 0.
    public let sequence: Int64
    /// What happened.
    public let entry: AuditEntry

    /// An entry at its place.
    public init(sequence: Int64, entry: AuditEntry) {
        self.sequence = sequence
        self.entry = entry
    }

    /// The record as an object.
    public var json: JSONObject {
        [
            "v": .integer(Self.version), "seq": .integer(sequence), "time": .string(entry.time.description),
            "kind": .string(entry.kind), "mode": .string(entry.mode.rawValue), "data": .object(entry.fields),
        ]
    }

    /// The line's bytes without its line feed: canonical JSON, so no raw control byte can be in it.
    public var line: [UInt8] { EntryLine(entry).bytes(at: sequence) }
}
