import Canonical

/// All sentences of this module.
enum Messages {
    static func error(_ error: AuditError) -> String {
        switch error {
        case .locked(let holder?):
            "Process \(holder.processID) has held the audit log since \(holder.since). Wait for it, or stop it."
        case .locked(nil): "Another process holds the audit log. Wait for it, or stop it."
        case .file(let error): "\(error.description) Without the audit log nothing is sent."
        case .stopped(let error):
            "\(error.description) The audit log has stopped and nothing more is sent. Look at the disk, then start again: "
                + "what was begun is reconciled."
        case .damaged(let findings):
            (["The audit log can't be continued."] + findings.map { $0.description }).joined(separator: "\n")
        case .partMissing(let path): missing(path) + " Without it the log can't be continued."
        case .key(let fault): fault.description
        case .keyMissing(let path):
            "The audit log is signed, but its key is not at \(path). Restore the key file, or move the log away to begin a new one."
        case .otherKey(let log, let file):
            "The audit log is signed with \(log), the key file holds \(file). Restore the key that belongs to the log."
        }
    }

    static func keyFault(_ fault: KeyFile.Fault) -> String {
        switch fault {
        case .file(let error): error.description
        case .tooOpen(let path, let permissions):
            "The key file \(path) can be used by others (mode \(String(permissions, radix: 8))). Run: chmod 600 \(path)"
        case .notAKey(let path):
            "\(path) is not an Ed25519 private key in PEM. Restore it, or move it away if no log was signed with it."
        }
    }

    static func witnessFault(_ fault: WitnessFile.Fault) -> String {
        switch fault {
        case .file(let error): error.description
        case .locked(let path): "Another process cosigns with \(path). Wait for it."
        case .unreadable(let path):
            "\(path) holds something else than a witness keeps. Restore it from a copy: without it, nothing shows which history was cosigned."
        case .logUnknown(let path):
            "There is no \(path) yet: add --log-key with the public key of the log, as its first record names it, to begin one."
        case .otherLog(let path, let key): "\(path) watches a log with the key \(key). Take a file of its own for each log."
        case .refused(let refusal): refusal.description
        }
    }

    static func refusal(_ refusal: Witness.Refusal) -> String {
        switch refusal {
        case .notOurs(let fault): rootFault(fault, "The checkpoint")
        case .older(let size, let seen):
            "The checkpoint covers \(counted(size, "record")), but one of \(seen) was cosigned already. Take the newest: cordon audit checkpoint"
        case .forked(let size):
            "Another root of \(counted(size, "record")) was cosigned already: this log was rewritten. Keep both checkpoints and the log for the investigation."
        case .unproven(let from, let to):
            "The log has grown from \(from) to \(counted(to, "record")) since the last cosignature. Add --proof with what `cordon audit consistency LAST --to "
                + "CHECKPOINT --format json` prints where the log is."
        case .wrongProof(let from, let to):
            "The proof does not lead from the \(counted(from, "record")) that were cosigned to these \(to): it was made for other checkpoints, or the "
                + "log was rewritten. Make it again from both; if it fails again, keep everything for the investigation."
        }
    }

    static func file(_ error: FileError, reason: String) -> String {
        "Could not \(error.operation.rawValue) \(error.path): \(reason)."
    }

    private static func missing(_ path: String) -> String { "The file \(path), which belongs to the audit log, is not there." }

    static func located(_ message: String, _ line: Int?) -> String {
        line.map { "Line \($0): \(message)" } ?? message
    }

    static func finding(_ kind: AuditFinding.Kind) -> String {
        switch kind {
        case .unreadableLine(let fault): self.fault(fault)
        case .sequence(let expected, let found): "Record \(expected) should stand here, but this is record \(found)."
        case .noIdentity: "The log does not begin with the record that names the log and its key."
        case .otherIdentity(let expected, let found): "The log says it is \(found), but \(expected) was expected."
        case .unreadableRoot(let source, let fault): rootFault(fault, name(source))
        case .truncated(let source, let covered, let records):
            "\(name(source)) covers \(counted(covered, "record")), but the log holds \(records): its end is missing."
        case .partMissing(let path): missing(path)
        case .newerFirst: "The later checkpoint covers less than the older one."
        case .notCosigned(let witness): "The checkpoint bears no true signature of \(witness.name)."
        case .mirrorDiffers(let record): "From record \(record) on the log and its mirror say different things."
        case .badPart: "This record begins a file of the log, but does not fit what stands before it."
        case .changed(let records):
            records.count == 1
                ? "This is not the record \(records.lowerBound) that was signed: it was changed."
                : "The records \(records.lowerBound) to \(records.upperBound) are not those that were signed: they were changed."
        case .rootMismatch(let source, let covered):
            "The first \(covered) records are not those that \(lowerName(source)) was signed for: at least one was changed, "
                + "added, removed or moved."
        }
    }

    static func remedy(_ kind: AuditFinding.Kind) -> String {
        switch kind {
        case .unreadableLine, .sequence, .noIdentity, .rootMismatch, .changed, .badPart:
            "Keep the file as it is for the investigation and compare it with a copy kept elsewhere."
        case .otherIdentity: "Check that this is the right log, and the id and key in the configuration."
        case .unreadableRoot(.checkpoint, .otherLog), .unreadableRoot(.kept, .otherLog): "Check that log and checkpoint belong together."
        case .unreadableRoot: "Use a copy of the checkpoint that was kept elsewhere."
        case .mirrorDiffers: "Verify both, and keep the one that verifies."
        case .partMissing: "Bring it back to where it was: all files together are the log."
        case .newerFirst: "Give the older one first: cordon audit consistency OLD --to NEW"
        case .notCosigned: "Take the checkpoint that the witness gave back: cordon audit verify --checkpoint FILE --witness KEY"
        case .truncated: "Restore the log from a copy; do not continue it."
        }
    }

    private static func fault(_ fault: AuditRecord.Fault) -> String {
        switch fault {
        case .notJSON(let error): "This is not a record: \(error.description)"
        case .unknownVersion(let version):
            "This record has version \(version); this program knows version \(AuditRecord.version)."
        case .wrongMember(let name): "The member \(JSONValue.string(name).canonicalText) is missing, malformed or unknown."
        case .notCanonical: "This record is not in canonical form, so the writer has not written it."
        }
    }

    private static func rootFault(_ fault: SignedCheckpoint.Fault, _ name: String) -> String {
        switch fault {
        case .notANote: "\(name) is not a signed note."
        case .notACheckpoint: "\(name) is a signed note, but not a checkpoint."
        case .otherLog(let origin): "\(name) belongs to another log: \(JSONValue.string(origin).canonicalText)."
        case .wrongSignature: "\(name) is not signed with the key of this log."
        }
    }

    private static func name(_ source: AuditFinding.Source) -> String {
        switch source {
        case .checkpoint: "The checkpoint"
        case .kept: "The checkpoint that was kept"
        case .part: "The checkpoint at the beginning of a file"
        case .ledger: "The ledger's signed root"
        }
    }

    private static func lowerName(_ source: AuditFinding.Source) -> String {
        switch source {
        case .checkpoint: "the checkpoint"
        case .kept: "the checkpoint that was kept"
        case .part: "the checkpoint at the beginning of a file"
        case .ledger: "the ledger's signed root"
        }
    }

    private static func counted(_ count: Int64, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    static func summary(_ verification: Verification) -> String {
        let subject = verification.identity.map { "Log \($0.id): " } ?? ""
        let records = counted(verification.records, "record")
        let verdict = verification.isIntact ? "intact" : counted(Int64(verification.findings.count), "finding")
        let rest = [
            verification.uncoveredRecords > 0 ? counted(verification.uncoveredRecords, "record") : nil,
            verification.tornBytes > 0 ? counted(Int64(verification.tornBytes), "byte") : nil,
        ].compactMap { $0 }
        let uncovered = rest.isEmpty ? "" : " \(rest.joined(separator: " and ")) not yet covered."
        let pinned =
            verification.isPinned
            ? "" : " Log id and key were taken from the log itself: keep them in your configuration to detect a log that was replaced."
        return "\(subject)\(records), \(verification.covered) covered by a signed root, \(verdict).\(uncovered)\(pinned)"
    }

    static func summary(_ continuation: Continuation) -> String {
        guard let older = continuation.older, continuation.isProven else {
            return "It is not shown that the log goes on from the checkpoint that was kept."
        }
        let added = continuation.records - older.size
        return "The log goes on from the checkpoint that was kept: \(counted(older.size, "record")) unchanged, \(added) added since."
    }
}
