/// The writer of a log for many callers at once.
///
/// Group commit: what arrives while a sync is under way waits its turn, and all of it goes into the next one. A caller is answered when the
/// sync of its group has come back, with the root that this group ends with; after a failed one all callers are told, for good.
public actor AuditLog {
    private typealias Answer = CheckedContinuation<Result<SignedCheckpoint, AuditError>, Never>

    /// The log that is written.
    public nonisolated let identity: LogIdentity
    /// How long the unfinished line was that opening has cut off; 0 if there was none.
    public nonisolated let tornBytes: Int
    /// The records past the ledger's root, which the ledger may lack.
    public nonisolated let pastLedger: [AuditRecord]

    /// How many records were taken from the mirror, because the log's own file lacked them.
    public nonisolated let restoredRecords: Int

    private let queue = DiskQueue()
    private var writer: LogWriter
    private var waiting: [(entries: [AuditEntry], answer: Answer)] = []

    public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    /// Opens a log to continue it, or begins one. Holds its lock until it is released.
    public init(opening request: AuditOpening, files: any FileSystem = DiskFiles()) throws(AuditError) {
        let writer = try LogWriter(opening: request, files: files)
        identity = writer.identity
        tornBytes = writer.tornBytes
        pastLedger = writer.pastLedger
        restoredRecords = writer.restoredRecords
        self.writer = writer
    }

    /// Appends entries, next to each other and in this order, and returns when they are durable.
    /// - Returns: the signed root that covers them.
    public func append(_ entries: [AuditEntry]) async throws(AuditError) -> SignedCheckpoint {
        let result = await withCheckedContinuation { (answer: Answer) in
            waiting.append((entries, answer))
            // Whoever comes before this task has its turn finds the list begun and joins it.
            if waiting.count == 1 { Task { flush() } }
        }
        return try result.get()
    }

    /// Writes the signed root of all records to `audit.checkpoint`.
    public func checkpoint() throws(AuditError) -> SignedCheckpoint {
        try writer.checkpoint()
    }

    /// Why one of the log's two files is not written any more, while the other is enough.
    public var lostSink: FileError? { writer.lostSink }

    private func flush() {
        let group = waiting
        waiting = []
        let result: Result<SignedCheckpoint, AuditError>
        do throws(AuditError) {
            result = .success(try writer.append(group.flatMap { $0.entries }))
        } catch {
            result = .failure(error)
        }
        for caller in group { caller.answer.resume(returning: result) }
    }
}
