import Dispatch
import Synchronization

/// The writer of a log for many callers at once.
///
/// Group commit: what arrives while a sync is under way waits its turn, and all of it goes into the next one. A caller is answered when the
/// sync of its group has come back, with the root that this group ends with; after a failed one all callers are told, for good.
///
/// Groups are written on a thread of their own, which may wait for the disk as those of Swift's pool may not. Only a caller who is alone, with a disk
/// that has just been quick, writes in its own thread: to change threads twice would take longer than the sync.
public final class AuditLog: Sendable {
    private typealias Answer = CheckedContinuation<Result<DurableRoot, AuditError>, Never>

    private struct Turn {
        var waiting: [(entries: [EntryLine], answer: Answer)] = []
        /// Whether somebody writes, and will look at who waits when done.
        var isTaken = false
        /// Whether the last group was a single caller's and its sync quick.
        var isAloneAndQuick = false
    }

    /// The log that is written.
    public let identity: LogIdentity
    /// How long the unfinished line was that opening has cut off; 0 if there was none.
    public let tornBytes: Int
    /// The records past the ledger's root, which the ledger may lack.
    public let pastLedger: [AuditRecord]

    /// How many records were taken from the mirror, because the log's own file lacked them.
    public let restoredRecords: Int

    private let disk = DispatchQueue(label: "cordon.audit")
    private let turn = Mutex(Turn())
    private let writer: Mutex<LogWriter>

    /// Far more than a change of threads takes, and far less than anybody would notice.
    private static let quick = Duration.milliseconds(1)

    /// Opens a log to continue it, or begins one. Holds its lock until it is released.
    public init(opening request: AuditOpening, files: any FileSystem = DiskFiles()) throws(AuditError) {
        let writer = try LogWriter(opening: request, files: files)
        identity = writer.identity
        tornBytes = writer.tornBytes
        pastLedger = writer.pastLedger
        restoredRecords = writer.restoredRecords
        self.writer = Mutex(writer)
    }

    /// Appends entries, next to each other and in this order, and returns when they are durable.
    /// - Returns: the root that covers them.
    public func append(_ entries: [AuditEntry]) async throws(AuditError) -> DurableRoot {
        let lines = entries.map { EntryLine($0) }
        if takesTurnAlone() {
            let result = write([lines])
            if !leave() { disk.async { self.writeAll() } }
            return try result.get()
        }
        return try await withCheckedContinuation { (answer: Answer) in
            let isFirst = turn.withLock { turn in
                turn.waiting.append((lines, answer))
                defer { turn.isTaken = true }
                return !turn.isTaken
            }
            if isFirst { disk.async { self.writeAll() } }
        }.get()
    }

    /// Writes the signed root of all records to `audit.checkpoint`.
    public func checkpoint() async throws(AuditError) -> SignedCheckpoint {
        try await withCheckedContinuation { (answer: CheckedContinuation<Result<SignedCheckpoint, AuditError>, Never>) in
            disk.async {
                answer.resume(
                    returning: self.writer.withLock { writer in
                        do throws(AuditError) { return .success(try writer.checkpoint()) } catch { return .failure(error) }
                    })
            }
        }.get()
    }

    /// Why one of the log's two files is not written any more, while the other is enough.
    public var lostSink: FileError? { writer.withLock { $0.lostSink } }

    // MARK: Turns

    private func takesTurnAlone() -> Bool {
        turn.withLock { turn in
            guard turn.isAloneAndQuick, !turn.isTaken else { return false }
            turn.isTaken = true
            return true
        }
    }

    /// Gives the turn back, unless somebody waits.
    private func leave() -> Bool {
        turn.withLock { turn in
            guard turn.waiting.isEmpty else { return false }
            turn.isTaken = false
            return true
        }
    }

    /// Writes group after group until nobody waits.
    private func writeAll() {
        repeat {
            let group = turn.withLock { turn in
                defer { turn.waiting = [] }
                return turn.waiting
            }
            let result = write(group.map(\.entries))
            for caller in group { caller.answer.resume(returning: result) }
        } while !leave()
    }

    private func write(_ group: [[EntryLine]]) -> Result<DurableRoot, AuditError> {
        let start = ContinuousClock.now
        let result: Result<DurableRoot, AuditError> = writer.withLock { writer in
            do throws(AuditError) { return .success(try writer.append(group.flatMap { $0 })) } catch { return .failure(error) }
        }
        let isQuick = ContinuousClock.now - start < Self.quick
        turn.withLock { $0.isAloneAndQuick = group.count == 1 && isQuick }
        return result
    }
}
