public import Audit

/// The audit log as execution needs it.
public protocol AuditTrail: Sendable {
    /// Appends entries and returns when they are durable.
    /// - Returns: the signed root that covers them, as a checkpoint text.
    func record(_ entries: [AuditEntry]) async throws(ExecutionFailure) -> String
}
