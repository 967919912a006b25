public import Canonical
import Planning

/// Leave to carry out one run. It can be made in this module only, and carrying the run out spends it.
public struct Clearance<M: Mode>: ~Copyable, Sendable {
    /// The id of the plan (the digest of its inputs).
    public let plan: Digest
    /// The digest of the plan file.
    public let file: Digest
    public let run: ReviewedRun

    init(plan: Plan, run: ReviewedRun) {
        self.plan = plan.id
        file = plan.digest
        self.run = run
    }
}
