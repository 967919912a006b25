public import Canonical

/// A plan that was begun and whose runs have not all ended.
public struct OpenPlan: Hashable, Sendable {
    public let digest: Digest
    public let begun: Timestamp
    /// nil where the ledger was rebuilt from the audit log, which holds no plans.
    public let archive: PlanArchive?

    public init(digest: Digest, begun: Timestamp, archive: PlanArchive?) {
        self.digest = digest
        self.begun = begun
        self.archive = archive
    }
}
