import Audit
import Execution

/// An audit log of a process that may end.
struct MortalTrail: AuditTrail {
    let trail: any AuditTrail
    let mortality: Mortality

    func record(_ entries: [AuditEntry]) async throws(ExecutionFailure) -> DurableRoot {
        guard mortality.mayCall() else { throw .audit("the process has ended") }
        let root = try await trail.record(entries)
        guard mortality.isAnswered else { throw .audit("the process has ended") }
        return root
    }
}
