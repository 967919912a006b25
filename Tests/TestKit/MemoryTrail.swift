public import Audit
import Canonical
public import Execution
import Synchronization

/// An audit log in memory, which may fail at an entry of some kind.
public final class MemoryTrail: AuditTrail {
    private static let key = SigningKey()
    private let log: CallLog
    private let failing: String?
    private let kept = Mutex<[AuditEntry]>([])

    public init(_ log: CallLog, failingAt kind: String? = nil) {
        self.log = log
        failing = kind
    }

    public var entries: [AuditEntry] { kept.withLock { $0 } }

    public func record(_ entries: [AuditEntry]) async throws(ExecutionFailure) -> DurableRoot {
        for entry in entries {
            if entry.kind == failing { throw .audit("the disk is full") }
            kept.withLock { $0.append(entry) }
            log.note("audit \(entry.kind)\(entry.fields["step"]?.stringValue.map { " \($0)" } ?? "")")
        }
        let lines = self.entries.enumerated().map { AuditRecord(sequence: Int64($0.offset), entry: $0.element).line }
        return DurableRoot(origin: "cordon/memory", lines: lines, signableBy: Self.key)
    }
}
