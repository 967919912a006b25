import Audit
import Canonical
import Execution
import Glibc

/// A real audit log, as a command writes it.
struct DurableTrail: AuditTrail {
    private let log: AuditLog

    init(_ folder: String) throws {
        log = try AuditLog(
            opening: AuditOpening(
                location: AuditLocation(log: folder + "/audit.jsonl"), keyFile: KeyFile(path: folder + "/audit.key"),
                holder: LockHolder(processID: getpid(), since: .epoch), newLogID: "bench"))
    }

    func record(_ entries: [AuditEntry]) async throws(ExecutionFailure) -> DurableRoot {
        do throws(AuditError) { return try await log.append(entries) } catch { throw .audit(error.description) }
    }
}
