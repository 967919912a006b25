import Audit
import Canonical
import Execution
import Foundation
import TestKit

/// A real audit log in a test's folder.
struct LogTrail: AuditTrail {
    private let log: AuditLog
    private let location: AuditLocation

    init(_ folder: String) throws {
        location = AuditLocation(log: folder + "/audit.jsonl")
        log = try AuditLog(
            opening: AuditOpening(
                location: location, keyFile: KeyFile(path: folder + "/audit.key"),
                holder: LockHolder(processID: ProcessInfo.processInfo.processIdentifier, since: Sample.now), newLogID: "lab"))
    }

    func record(_ entries: [AuditEntry]) async throws(ExecutionFailure) -> DurableRoot {
        do throws(AuditError) { return try await log.append(entries) } catch { throw .audit(error.description) }
    }

    /// Signs the log and holds it against its root and the ledger's.
    func verified(ledgerRoot: String?) async throws -> Verification {
        _ = try await log.checkpoint()
        return AuditVerifier.verify(
            log: try bytes(location.log), checkpoint: try bytes(location.checkpoint), ledgerRoot: ledgerRoot.map { Array($0.utf8) })
    }

    /// The records, parsed.
    func records() throws -> [JSONValue] {
        try bytes(location.log).split(separator: UInt8(ascii: "\n")).map { try JSONValue(parsing: Array($0)) }
    }

    private func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }
}
