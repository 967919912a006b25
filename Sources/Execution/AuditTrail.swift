public import Audit

/// The audit log as execution needs it.
public protocol AuditTrail: Sendable {
    /// Appends entries and returns when they are durable.
    /// - Returns: the root that covers them.
    func record(_ entries: [AuditEntry]) async throws(ExecutionFailure) -> DurableRoot
}
