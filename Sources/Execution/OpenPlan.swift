public import Canonical

/// A plan that was begun and whose runs have not all ended.
public struct OpenPlan: Hashable, Sendable {
    public let digest: Digest
    /// When a command was last at work on it.
    public let worked: Timestamp
    /// nil where the ledger was rebuilt from the audit log, which holds no plans.
    public let archive: PlanArchive?

    public init(digest: Digest, worked: Timestamp, archive: PlanArchive?) {
        self.digest = digest
        self.worked = worked
        self.archive = archive
    }
}
