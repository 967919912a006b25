import Audit
import Canonical
import DefenderAPI
import Execution
import Foundation
import LedgerSQLite
import Planning
import Playbooks

/// The audit log while a command writes it. Opening takes the lock that admits one executor at a time.
actor AuditSession: AuditTrail {
    private let log: AuditLog
    private let clock: SystemClock
    private var lastCheckpoint: Timestamp

    /// `audit.checkpoint` is never further behind than this while work goes on (reliability.md, "Audit log").
    private static let checkpointInterval = Duration.seconds(5)

    private init(_ log: AuditLog, _ clock: SystemClock) {
        self.log = log
        self.clock = clock
        lastCheckpoint = clock.now()
    }

    static func open(_ session: Session, _ ledger: LedgerSQLite) throws -> AuditSession {
        guard let configuration = session.project.configuration else {
            throw CommandFailure(.usage, Messages.noConfiguration)
        }
        let path = session.project.path(configuration.auditLog)
        let key = session.project.path(configuration.auditKey)
        try StateFolder.make(for: path)
        try StateFolder.make(for: key)
        do {
            let request = AuditOpening(
                location: AuditLocation(log: path), keyFile: KeyFile(path: key),
                holder: LockHolder(processID: getpid(), since: session.clock.now()),
                newLogID: UUID().uuidString.lowercased(), ledgerRoot: try ledger.lastRoot().map { Array($0.utf8) })
            return AuditSession(try AuditLog(opening: request), session.clock)
        } catch let error as AuditError {
            if case .locked = error { throw CommandFailure(.refused, Messages.locked(error)) }
            throw CommandFailure(.refused, Messages.auditUnusable(error))
        } catch let error as LedgerFailure {
            throw CommandFailure(error)
        }
    }

    func record(_ entries: [AuditEntry]) async throws(ExecutionFailure) -> String {
        do throws(AuditError) {
            let root = try await log.append(entries)
            if clock.now() - lastCheckpoint >= Self.checkpointInterval {
                lastCheckpoint = clock.now()
                _ = try await log.checkpoint()
            }
            return root.text
        } catch {
            throw .audit(error.description)
        }
    }

    /// Writes the signed root of everything to `audit.checkpoint`.
    func checkpoint() async throws(CommandFailure) -> SignedCheckpoint {
        do throws(AuditError) { return try await log.checkpoint() } catch {
            throw CommandFailure(.failed, Messages.auditUnusable(error))
        }
    }

    /// Writes the signed root of everything to `audit.checkpoint` and to the ledger.
    func checkpoint(_ ledger: LedgerSQLite) async throws(CommandFailure) -> SignedCheckpoint {
        let root = try await checkpoint()
        do { try ledger.note(root: root.text) } catch { throw CommandFailure(error) }
        return root
    }
}
