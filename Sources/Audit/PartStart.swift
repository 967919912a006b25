import Canonical

/// The first record of every file of a log but the first: which log goes on, and the last checkpoint of the file before. With the
/// roots of the tree's full subtrees the log can be continued without the older files.
struct PartStart {
    /// Which file of the log it begins, from 2.
    let part: Int
    let identity: LogIdentity
    /// The last checkpoint of the file before.
    let checkpoint: SignedCheckpoint
    /// The tree that it covers.
    let tree: CompactRange

    init(part: Int, identity: LogIdentity, checkpoint: SignedCheckpoint, tree: CompactRange) {
        (self.part, self.identity, self.checkpoint, self.tree) = (part, identity, checkpoint, tree)
    }

    /// The entry that says so.
    func entry(at time: Timestamp) -> AuditEntry {
        AuditEntry(
            kind: Self.entryKind, time: time, mode: .none,
            fields: [
                "part": .integer(Int64(part)), "log": .string(identity.id), "key": .string(identity.key.description),
                "checkpoint": .string(checkpoint.text), "tree": .array(tree.peaks.map { .string($0.description) }),
            ])
    }

    /// Reads such a record. Nil if it is something else, or if its parts contradict each other.
    init?(record: AuditRecord) {
        let fields = record.entry.fields
        guard Self.begins(record), let part = fields["part"]?.integerValue, 2...1_000_000 ~= part,
            let key = fields["key"]?.stringValue.flatMap({ VerifyingKey($0) }),
            let identity = fields["log"]?.stringValue.flatMap({ LogIdentity(id: $0, key: key) }),
            let note = fields["checkpoint"]?.stringValue, let checkpoint = try? SignedCheckpoint(Array(note.utf8), of: identity),
            let peaks = fields["tree"]?.arrayValue?.map({ $0.stringValue.flatMap { Digest($0) } }), !peaks.contains(nil),
            let tree = CompactRange(size: record.sequence, peaks: peaks.compactMap { $0 }),
            checkpoint.checkpoint.size == tree.size, checkpoint.checkpoint.root == tree.root
        else { return nil }
        self.init(part: Int(part), identity: identity, checkpoint: checkpoint, tree: tree)
    }

    /// Whether a record says that it begins a file.
    static func begins(_ record: AuditRecord) -> Bool { record.entry.kind == entryKind && record.sequence > 0 }

    private static let entryKind = "part"
}
