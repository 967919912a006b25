import Canonical

/// From where a writer goes on: the tree so far, and what has to be recorded first.
struct LogStart {
    let key: SigningKey
    let identity: LogIdentity
    private(set) var tree = CompactRange()
    /// The leaves of the tree so far.
    private(set) var leaves: [Digest] = []
    /// Record 0 of a new log; the note about an unfinished line that is cut off.
    private(set) var entries: [AuditEntry] = []
    /// The records that no root in the ledger covers.
    let pastLedger: [AuditRecord]

    init(_ found: FoundLog, _ request: AuditOpening, _ files: any FileSystem) throws(AuditError) {
        if found.isNew {
            try Self.requireNoTrace(of: found, request)
            key = try Self.key { () throws(KeyFile.Fault) in try request.keyFile.loadOrCreate() }
            guard let identity = LogIdentity(id: request.newLogID, key: key.verifyingKey) else {
                preconditionFailure("A log id is made of lower-case letters, digits and hyphens.")
            }
            self.identity = identity
            entries.append(identity.firstEntry(at: request.holder.since))
        } else {
            identity = try Self.identity(found)
            key = try Self.key(of: identity, request.keyFile)
            (tree, leaves) = try Self.tree(found, try Self.roots(found, request, identity))
        }
        pastLedger = try Self.records(found, from: request.ledgerRoot.flatMap { SignedCheckpoint.claimedSize($0) } ?? 0)
        if !found.torn.isEmpty { entries.append(Self.tornEntry(found.torn, at: request.holder.since)) }
    }

    /// A log that was begun before its first checkpoint could be lost leaves no signed root; if there is one, the log is gone.
    private static func requireNoTrace(of found: FoundLog, _ request: AuditOpening) throws(AuditError) {
        let findings = [(AuditFinding.Source.checkpoint, found.checkpoint), (.ledger, request.ledgerRoot)].compactMap { source, bytes in
            bytes.map { AuditFinding(.truncated(source, covered: SignedCheckpoint.claimedSize($0), records: 0)) }
        }
        guard findings.isEmpty else { throw .damaged(findings) }
    }

    private static func identity(_ found: FoundLog) throws(AuditError) -> LogIdentity {
        if let start = found.start { return start.identity }
        let first: AuditRecord
        do throws(AuditRecord.Fault) {
            first = try AuditRecord(line: Array(found.lines[0]))
        } catch {
            throw .damaged([AuditFinding(.unreadableLine(error), line: 1)])
        }
        guard let identity = LogIdentity(firstRecord: first) else { throw .damaged([AuditFinding(.noIdentity, line: 1)]) }
        return identity
    }

    /// The oldest record that opening has to look at: the first that a signed root or the ledger may lack.
    static func firstWanted(_ checkpoint: [UInt8]?, _ request: AuditOpening) -> Int64 {
        [checkpoint, request.ledgerRoot ?? []].compactMap { $0.map { SignedCheckpoint.claimedSize($0) } }.min() ?? 0
    }

    private static func key(of identity: LogIdentity, _ file: KeyFile) throws(AuditError) -> SigningKey {
        guard let key = try key({ () throws(KeyFile.Fault) in try file.load() }) else { throw .keyMissing(path: file.path) }
        guard key.verifyingKey == identity.key else { throw .otherKey(log: identity.key, file: key.verifyingKey) }
        return key
    }

    private static func key<Key>(_ body: () throws(KeyFile.Fault) -> Key) throws(AuditError) -> Key {
        do throws(KeyFile.Fault) {
            return try body()
        } catch {
            throw .key(error)
        }
    }

    private typealias Root = (source: AuditFinding.Source, checkpoint: Checkpoint)

    private static func roots(_ found: FoundLog, _ request: AuditOpening, _ identity: LogIdentity) throws(AuditError) -> [Root] {
        var roots: [Root] = []
        for (source, bytes) in [(AuditFinding.Source.checkpoint, found.checkpoint), (.ledger, request.ledgerRoot)] {
            guard let bytes else { continue }
            do throws(SignedCheckpoint.Fault) {
                roots.append((source, try SignedCheckpoint(bytes, of: identity).checkpoint))
            } catch {
                throw .damaged([AuditFinding(.unreadableRoot(source, error))])
            }
        }
        return roots
    }

    /// The tree over all lines, held against each signed root on the way; lines past the last root are read one by one.
    private static func tree(_ found: FoundLog, _ roots: [Root]) throws(AuditError) -> (CompactRange, [Digest]) {
        let covered = roots.map { $0.checkpoint.size }.max() ?? 0
        let lines = found.lines
        var tree = found.start?.tree ?? CompactRange()
        let records = found.base + Int64(lines.count)
        var leaves: [Digest] = []
        var findings = roots.filter { $0.checkpoint.size > records }.map {
            AuditFinding(.truncated($0.source, covered: $0.checkpoint.size, records: records))
        }
        for root in roots where root.checkpoint.size == tree.size && root.checkpoint.root != tree.root {
            findings.append(AuditFinding(.rootMismatch(root.source, covered: tree.size)))
        }
        for index in 0..<lines.count {
            if tree.size >= covered, let finding = finding(lines[index], at: index, record: tree.size) { findings.append(finding) }
            leaves.append(tree.append(line: lines[index]))
            for root in roots where root.checkpoint.size == tree.size && root.checkpoint.root != tree.root {
                findings.append(AuditFinding(.rootMismatch(root.source, covered: tree.size)))
            }
        }
        guard findings.isEmpty else { throw .damaged(findings) }
        return (tree, leaves)
    }

    private static func records(_ found: FoundLog, from first: Int64) throws(AuditError) -> [AuditRecord] {
        let lines = found.lines
        var records: [AuditRecord] = []
        for index in min(max(0, Int(first - found.base)), lines.count)..<lines.count {
            do throws(AuditRecord.Fault) { records.append(try AuditRecord(line: Array(lines[index]))) } catch {
                throw .damaged([AuditFinding(.unreadableLine(error), line: index + 1)])
            }
        }
        return records
    }

    private static func finding(_ line: ArraySlice<UInt8>, at index: Int, record: Int64) -> AuditFinding? {
        do throws(AuditRecord.Fault) {
            let found = try AuditRecord(line: Array(line)).sequence
            return found == record ? nil : AuditFinding(.sequence(expected: record, found: found), line: index + 1)
        } catch {
            return AuditFinding(.unreadableLine(error), line: index + 1)
        }
    }

    private static func tornEntry(_ torn: [UInt8], at time: Timestamp) -> AuditEntry {
        let fields: JSONObject = ["bytes": .integer(Int64(torn.count)), "hash": .string(Digest(of: torn).description)]
        return AuditEntry(kind: "torn", time: time, mode: .none, fields: fields)
    }
}
