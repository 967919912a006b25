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
        let size = Int64(kept.withLock { $0.count })
        return DurableRoot(
            Checkpoint(origin: "cordon/memory", size: size, root: Digest(of: "\(size)".utf8)), signableBy: Self.key)
    }
}
