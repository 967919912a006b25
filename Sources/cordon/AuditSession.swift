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
    /// How much of the log the ledger lacked when it was opened, and has now.
    nonisolated let entered: Int

    /// `audit.checkpoint` is never further behind than this while work goes on (reliability.md, "Audit log").
    private static let checkpointInterval = Duration.seconds(5)

    private init(_ log: AuditLog, _ clock: SystemClock, entered: Int) {
        self.log = log
        self.entered = entered
        self.clock = clock
        lastCheckpoint = clock.now()
    }

    /// - Parameter patience: how long to wait while another command holds it.
    /// - Throws: exit 4 if it still does then.
    static func open(_ place: AuditPlace, _ ledger: LedgerSQLite, within patience: Duration = .zero) async throws(CommandFailure)
        -> AuditSession
    {
        let clock = SystemClock()
        let end = clock.now() + patience
        while true {
            switch try opening(place, ledger) {
            case .success(let session): return session
            case .failure(let locked):
                guard clock.now() < end, !Task.isCancelled else { throw CommandFailure(.refused, Messages.locked(locked)) }
                await clock.sleep(min(lockInterval, end - clock.now()))
            }
        }
    }

    private static let lockInterval = Duration.milliseconds(200)

    /// Nil if another command holds it.
    static func openUnlessLocked(_ place: AuditPlace, _ ledger: LedgerSQLite) throws(CommandFailure) -> AuditSession? {
        guard case .success(let session) = try opening(place, ledger) else { return nil }
        return session
    }

    /// The failure is that another command holds the log; what else goes wrong is thrown.
    private static func opening(_ place: AuditPlace, _ ledger: LedgerSQLite) throws(CommandFailure) -> Result<AuditSession, AuditError> {
        try StateFolder.make(for: place.log)
        try StateFolder.make(for: place.key)
        let clock = SystemClock()
        let root: String?
        do { root = try ledger.lastRoot() } catch { throw CommandFailure(error) }
        let request = place.opening(ledgerRoot: root.map { Array($0.utf8) }, at: clock.now())
        let log: AuditLog
        do throws(AuditError) { log = try AuditLog(opening: request) } catch {
            if case .locked = error { return .failure(error) }
            throw CommandFailure(.refused, Messages.auditUnusable(error))
        }
        if log.restoredRecords > 0 { Output.tell(Messages.restored(log.restoredRecords)) }
        let logged = log.pastLedger.compactMap { Logged($0.entry) }
        do { return .success(AuditSession(log, clock, entered: try ledger.enter(logged))) } catch { throw CommandFailure(error) }
    }

    /// Tells of what people have asked of the ledger since, whoever held the log then: stops, answers, what they want of leases
    /// (reliability.md, "Audit log"). What is done on account of it is recorded after it.
    func recordRequests(of ledger: LedgerSQLite) async throws(CommandFailure) {
        try await tell(ledger.unrecordedStops, { $0.entry(at: $1) }, ledger.noteRecorded)
        try await tell(ledger.unrecordedAnswers, { $0.entry(at: $1) }, ledger.noteRecorded)
        try await tell(ledger.unrecordedLeaseNotes, { $0.entry(at: $1) }, ledger.noteRecorded)
    }

    private func tell<Request: Sendable>(
        _ unrecorded: () throws(LedgerFailure) -> [Request], _ entry: (Request, Timestamp) -> AuditEntry,
        _ note: ([Request]) throws(LedgerFailure) -> Void
    ) async throws(CommandFailure) {
        do throws(ExecutionFailure) {
            let requests: [Request]
            do { requests = try unrecorded() } catch { throw ExecutionFailure.ledger(error) }
            guard !requests.isEmpty else { return }
            let time = clock.now()
            _ = try await record(requests.map { entry($0, time) })
            do { try note(requests) } catch { throw ExecutionFailure.ledger(error) }
        } catch { throw CommandFailure(.failed, error.description) }
    }

    func record(_ entries: [AuditEntry]) async throws(ExecutionFailure) -> DurableRoot {
        do throws(AuditError) {
            let root = try await log.append(entries)
            if clock.now() - lastCheckpoint >= Self.checkpointInterval {
                lastCheckpoint = clock.now()
                _ = try await log.checkpoint()
            }
            return root
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
        if let lost = log.lostSink { Output.tell(Messages.lostSink(lost)) }
        do { try ledger.note(root: root.text) } catch { throw CommandFailure(error) }
        return root
    }
}
