/// One verification in progress.
struct VerifierRun {
    private let lines: AuditLines
    let tree: MerkleTree
    private let pinned: LogIdentity?
    /// The older root that was kept elsewhere, if it can be read.
    private(set) var kept: Checkpoint?
    private(set) var identity: LogIdentity?
    private(set) var covered: Int64 = 0
    private(set) var findings: [AuditFinding] = []

    init(lines: AuditLines, pinned: LogIdentity?) {
        self.lines = lines
        self.pinned = pinned
        tree = MerkleTree(lines: lines)
        identity = pinned
    }

    /// Reads every finished line as a record with its number.
    mutating func readLines() {
        var expected: Int64 = 0
        for index in 0..<lines.count {
            do throws(AuditRecord.Fault) {
                let record = try AuditRecord(line: Array(lines[index]))
                if index == 0 { identify(record) }
                if record.sequence != expected { note(.sequence(expected: expected, found: record.sequence), index) }
                // Said once: the lines after a gap are counted from where it ends.
                expected = record.sequence + 1
            } catch {
                note(.unreadableLine(error), index)
                expected += 1
            }
        }
    }

    /// Holds the lines against a signed root.
    mutating func hold(_ source: AuditFinding.Source, _ bytes: [UInt8]?) {
        guard let bytes else { return }
        guard let identity else {
            // Without record 0 there is no key to check the root with; if there are lines, record 0 has its finding already.
            let size = SignedCheckpoint.claimedSize(bytes)
            if lines.count == 0 { findings.append(AuditFinding(.truncated(source, covered: size, records: 0))) }
            return
        }
        do throws(SignedCheckpoint.Fault) {
            let checkpoint = try SignedCheckpoint(bytes, of: identity).checkpoint
            if source == .kept { kept = checkpoint }
            if let finding = tree.finding(against: checkpoint, from: source) {
                findings.append(finding)
            } else {
                covered = max(covered, checkpoint.size)
            }
        } catch {
            findings.append(AuditFinding(.unreadableRoot(source, error)))
        }
    }

    private mutating func identify(_ first: AuditRecord) {
        guard let found = LogIdentity(firstRecord: first) else { return note(.noIdentity, 0) }
        guard let pinned else {
            identity = found
            return
        }
        if found != pinned {
            note(.otherIdentity(expected: "\(pinned.id) \(pinned.key)", found: "\(found.id) \(found.key)"), 0)
        }
    }

    private mutating func note(_ kind: AuditFinding.Kind, _ index: Int) {
        findings.append(AuditFinding(kind, line: index + 1))
    }
}
