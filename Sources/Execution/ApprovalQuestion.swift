public import Canonical

/// What people are asked about a step, as the ledger keeps it.
public struct ApprovalQuestion: Hashable, Sendable {
    public let run: String
    /// The step's id in the playbook.
    public let step: String
    /// What they are asked about (`PlannedRun.approvalDigest`).
    public let digest: Digest
    public let asked: Timestamp
    /// Who gave the command that asks.
    public let askedBy: String
    /// What demands that they are asked (`ApprovalDemand.rule`); empty where that was not kept.
    public let rules: [String]

    public init(run: String, step: String, digest: Digest, asked: Timestamp, askedBy: String, rules: [String] = []) {
        self.rules = rules
        self.run = run
        self.step = step
        self.digest = digest
        self.asked = asked
        self.askedBy = askedBy
    }

    /// `r-abcdefghij/isolate`, as commands name it.
    public var place: String { "\(run)/\(step)" }
}
