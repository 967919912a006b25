/// The writer of a log for many callers at once: entries that arrive while the disk is busy share the next sync.
public actor AuditLog {
    private typealias Answer = CheckedContinuation<Result<SignedCheckpoint, AuditError>, Never>

    /// The log that is written.
    public nonisolated let identity: LogIdentity
    /// How long the unfinished line was that opening has cut off; 0 if there was none.
    public nonisolated let tornBytes: Int
    /// The records past the ledger's root, which the ledger may lack.
    public nonisolated let pastLedger: [AuditRecord]

    private var writer: LogWriter
    private var waiting: [(entries: [AuditEntry], answer: Answer)] = []

    /// Opens a log to continue it, or begins one. Holds its lock until it is released.
    public init(opening request: AuditOpening, files: any FileSystem = DiskFiles()) throws(AuditError) {
        let writer = try LogWriter(opening: request, files: files)
        identity = writer.identity
        tornBytes = writer.tornBytes
        pastLedger = writer.pastLedger
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
