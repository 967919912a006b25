public import Canonical

/// That people were asked about a step, and what they have said so far.
public struct ApprovalRequest: Hashable, Sendable {
    public let run: String
    /// The step's id in the playbook.
    public let step: String
    /// What they were asked about (`PlannedRun.approvalDigest`).
    public let digest: Digest
    public let asked: Timestamp
    /// Who gave the command that asked: their own answer does not count.
    public let askedBy: String
    public let answers: [ApprovalAnswer]
    /// What demanded that they were asked (`ApprovalDemand.rule`); empty where that was not kept.
    public let rules: [String]

    public init(
        run: String, step: String, digest: Digest, asked: Timestamp, askedBy: String, answers: [ApprovalAnswer], rules: [String] = []
    ) {
        self.rules = rules
        self.run = run
        self.step = step
        self.digest = digest
        self.asked = asked
        self.askedBy = askedBy
        self.answers = answers
    }
}
