import Audit
import Canonical
import Execution
import LedgerSQLite

/// What a project's audit log consists of, as read for looking at it; nothing is locked and nothing written.
struct AuditFiles {
    /// The bytes of the log; empty if there is none.
    let log: [UInt8]
    /// Older files of the log that are not there.
    let missing: [String]
    let checkpoint: [UInt8]?
    /// The hashes that name a changed record.
    let hashes: [UInt8]?
    /// The signed root that the ledger holds.
    let ledgerRoot: [UInt8]?

    init(_ place: AuditPlace) throws(CommandFailure) {
        ledgerRoot = try Self.ledgerRoot(place)
        checkpoint = Files.exists(place.checkpoint) ? try Files.bytes(place.checkpoint) : nil
        hashes = Files.exists(place.hashes) ? try Files.bytes(place.hashes) : nil
        let parts = try place.parts()
        (log, missing) = (parts.log, parts.missing)
    }

    /// Whether there is nothing at all, not even a root that a log was lost of.
    var isNone: Bool { log.isEmpty && checkpoint == nil && ledgerRoot == nil }

    /// The records for people and for export. A line that is none is told of, and the caller's command has not done all it should.
    func records(_ output: Output) -> (records: [AuditRecord], isWhole: Bool) {
        let (records, findings) = AuditLines(log).readable()
        for finding in findings + missing.map({ AuditFinding(.partMissing($0)) }) { output.note("\(finding)") }
        return (records, findings.isEmpty && missing.isEmpty)
    }

    /// Whether the log tells that a plan was begun.
    /// - Throws: exit 4 unless the log, older files included, agrees with its signed roots.
    func holdsBeginning(of plan: Digest) throws(CommandFailure) -> Bool {
        let verification = AuditVerifier.verify(log: log, checkpoint: checkpoint, ledgerRoot: ledgerRoot, missing: missing)
        if let finding = verification.findings.first { throw CommandFailure(.refused, Messages.logNotIntact("\(finding)")) }
        let name = Array(plan.description.utf8)
        let lines = AuditLines(log)
        return (0..<lines.count).contains { index in
            guard lines[index].contains(name), let entry = try? AuditRecord(line: Array(lines[index])).entry else { return false }
            if case .plan(plan, _, _, _)? = Logged(entry) { return true }
            return false
        }
    }

    static func ledgerRoot(_ place: AuditPlace) throws(CommandFailure) -> [UInt8]? {
        guard Files.exists(place.ledger) else { return nil }
        do throws(LedgerFailure) { return try LedgerSQLite(reading: place.ledger).lastRoot().map { Array($0.utf8) } } catch {
            throw CommandFailure(error)
        }
    }
}
