import Canonical

/// One verification in progress.
struct VerifierRun {
    private let lines: AuditLines
    private let facts: [LineFacts]
    let tree: MerkleTree
    private let pinned: LogIdentity?
    /// `audit.hashes`, believed only as far as a signed root proves it.
    private let hashes: [UInt8]
    /// The older root that was kept elsewhere, if it can be read.
    private(set) var kept: Checkpoint?
    private(set) var identity: LogIdentity?
    /// How many files the lines so far come from.
    private var parts = 1
    private(set) var covered: Int64 = 0
    /// When the witness that is asked for has cosigned the checkpoint.
    private(set) var cosigned: Timestamp?
    private(set) var findings: [AuditFinding] = []

    /// - Parameter facts: the lines'.
    init(_ lines: AuditLines, _ facts: [LineFacts], pinned: LogIdentity?, hashes: [UInt8]?) {
        self.hashes = hashes ?? []
        self.lines = lines
        self.facts = facts
        self.pinned = pinned
        tree = MerkleTree(facts.map { $0.leaf })
        identity = pinned
    }

    /// What has been found.
    var result: Verification {
        Verification(
            identity: identity, isPinned: pinned != nil, records: Int64(lines.count), covered: covered, tornBytes: lines.torn.count,
            cosigned: cosigned, findings: findings)
    }

    /// Reads the lines and holds them against the two signed roots that a log has.
    mutating func hold(checkpoint: [UInt8]?, ledgerRoot: [UInt8]?) {
        readLines()
        hold(.checkpoint, checkpoint)
        hold(.ledger, ledgerRoot)
    }

    /// Reads every finished line as a record with its number.
    mutating func readLines() {
        var expected: Int64 = 0
        for (index, line) in facts.enumerated() {
            // The first one names the log and is looked into.
            if index > 0, let sequence = line.sequence { follow(sequence, &expected, index) } else { read(&expected, index) }
        }
    }

    private mutating func read(_ expected: inout Int64, _ index: Int) {
        do throws(AuditRecord.Fault) {
            let record = try AuditRecord(line: Array(lines[index]))
            if index == 0 { identify(record) }
            if PartStart.begins(record) { hold(part: record, index) }
            follow(record.sequence, &expected, index)
        } catch {
            note(.unreadableLine(error), index)
            expected += 1
        }
    }

    private mutating func follow(_ sequence: Int64, _ expected: inout Int64, _ index: Int) {
        if sequence != expected { note(.sequence(expected: expected, found: sequence), index) }
        // Said once: the lines after a gap are counted from where it ends.
        expected = sequence + 1
    }

    /// Tells of the files that are not there.
    mutating func note(missing: [String]) { findings += missing.map { AuditFinding(.partMissing($0)) } }

    /// Looks for the signature of a witness on the checkpoint.
    mutating func look(for witness: WitnessKey, on checkpoint: [UInt8]?) {
        let signed = identity.flatMap { log in checkpoint.flatMap { try? SignedCheckpoint($0, of: log) } }
        cosigned = signed?.time(of: witness)
        if cosigned == nil { findings.append(AuditFinding(.notCosigned(witness))) }
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
                locateChanges(checkpoint)
                findings.append(finding)
            } else {
                covered = max(covered, checkpoint.size)
            }
        } catch {
            findings.append(AuditFinding(.unreadableRoot(source, error)))
        }
    }

    /// A file's first record holds the root of everything before it.
    private mutating func hold(part record: AuditRecord, _ index: Int) {
        parts += 1
        guard let start = PartStart(record: record), start.part == parts, start.identity == identity, Int64(index) == start.tree.size else {
            return note(.badPart, index)
        }
        hold(.part, start.checkpoint.bytes)
    }

    /// Names the records that are not those of a signed root, if the hashes that were written beside the log are its leaves.
    private mutating func locateChanges(_ checkpoint: Checkpoint) {
        let known = MerkleTree(leaves: hashes.prefix(Int(checkpoint.size) * 32))
        guard known.size == Int(checkpoint.size), known.root == checkpoint.root, !findings.contains(where: \.isChange) else { return }
        var changed: (line: Int, records: ClosedRange<Int64>)?
        for index in 0..<lines.count {
            // A leaf in its own place needs no reading.
            guard index >= known.size || tree[index] != known[index],
                let number = (try? AuditRecord(line: Array(lines[index])))?.sequence, number < checkpoint.size,
                tree[index] != known[Int(number)]
            else { continue }
            if let begun = changed, begun.records.upperBound + 1 == number {
                changed = (begun.line, begun.records.lowerBound...number)
            } else {
                if let changed { note(.changed(changed.records), changed.line) }
                changed = (index, number...number)
            }
        }
        if let changed { note(.changed(changed.records), changed.line) }
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

extension AuditFinding {
    /// Whether it names records that were changed.
    fileprivate var isChange: Bool { if case .changed = kind { true } else { false } }
}
