import Canonical

/// Checks a log from its bytes. Shares nothing with the writer but the form of a line: the tree is computed in another way.
public enum AuditVerifier {
    /// Holds a log against its signed roots.
    ///
    /// Whatever a signed root covers can't have been changed, deleted, inserted, swapped or cut off without a finding. Past
    /// the last root there may be records, and one unfinished line, as a killed writer leaves them.
    /// - Parameters:
    ///   - log: the bytes of `audit.jsonl`; of a log in several files, of all of them, one after the other.
    ///   - checkpoint: the bytes of `audit.checkpoint`, or of one that was kept elsewhere.
    ///   - ledgerRoot: the signed root in the run ledger.
    ///   - pinned: the log and key that are expected; without it both are taken from record 0.
    ///   - hashes: the bytes of `audit.hashes`: with them a record that was changed is named.
    ///   - missing: the older files that should be there and are not.
    ///   - witness: a second instance that must have cosigned the checkpoint; nil if none need have.
    public static func verify(
        log: [UInt8], checkpoint: [UInt8]?, ledgerRoot: [UInt8]? = nil, pinned: LogIdentity? = nil, hashes: [UInt8]? = nil,
        missing: [String] = [], witness: WitnessKey? = nil
    ) -> Verification {
        let lines = AuditLines(log)
        var check = VerifierRun(lines, lines.facts(), pinned: pinned, hashes: hashes)
        check.note(missing: missing)
        check.hold(checkpoint: checkpoint, ledgerRoot: ledgerRoot)
        if let witness { check.look(for: witness, on: checkpoint) }
        return check.result
    }

    /// The same of lines that were read before.
    /// - Parameter facts: the lines'.
    package static func verify(
        _ lines: AuditLines, _ facts: [LineFacts], checkpoint: [UInt8], pinned: LogIdentity, hashes: [UInt8]
    ) -> Verification {
        var check = VerifierRun(lines, facts, pinned: pinned, hashes: hashes)
        check.hold(checkpoint: checkpoint, ledgerRoot: nil)
        return check.result
    }

    /// Whether a log has only grown between two signed roots: both must be the heads of one and the same sequence of lines.
    /// - Returns: what speaks against it; nothing if all is well.
    public static func consistency(
        from older: SignedCheckpoint, to newer: SignedCheckpoint, log: [UInt8]
    ) -> [AuditFinding] {
        let leaves = MerkleTree(AuditLines(log).concurrentMap { MerkleTree.leaf(of: UnsafeRawBufferPointer($0)) })
        return [older.checkpoint, newer.checkpoint].compactMap { leaves.finding(against: $0, from: .checkpoint) }
    }

    /// Whether a log goes on from a checkpoint that was kept elsewhere, with the proof for others.
    /// - Parameters:
    ///   - kept: the bytes of the older checkpoint.
    ///   - log: the bytes of the log as it is now.
    ///   - checkpoint: the log's own checkpoint, which it must agree with too.
    ///   - ledgerRoot: the signed root in the run ledger, likewise.
    ///   - hashes: the bytes of `audit.hashes`.
    ///   - newer: the bytes of a later checkpoint that the proof is to lead to; without it, to all records.
    public static func continuation(
        of kept: [UInt8], to newer: [UInt8]? = nil, log: [UInt8], checkpoint: [UInt8]?, ledgerRoot: [UInt8]?, hashes: [UInt8]? = nil
    ) -> Continuation {
        let lines = AuditLines(log)
        var check = VerifierRun(lines, lines.facts(), pinned: nil, hashes: hashes)
        check.readLines()
        check.hold(.kept, kept)
        check.hold(.checkpoint, newer)
        let aim = newer.flatMap { bytes in check.identity.flatMap { try? SignedCheckpoint(bytes, of: $0).checkpoint } }
        check.hold(.checkpoint, checkpoint)
        check.hold(.ledger, ledgerRoot)
        let records = aim.map { Int($0.size) } ?? check.tree.size
        guard check.findings.isEmpty, let older = check.kept, older.size <= records else {
            return Continuation(
                identity: check.identity, older: check.kept, records: Int64(check.tree.size), root: check.tree.root, proof: [],
                findings: check.findings + (check.findings.isEmpty && check.kept != nil ? [AuditFinding(.newerFirst)] : []))
        }
        let tree = check.tree.prefix(records)
        return Continuation(
            identity: check.identity, older: older, records: Int64(records), root: tree.root,
            proof: tree.consistencyProof(from: Int(older.size)), findings: [])
    }
}
