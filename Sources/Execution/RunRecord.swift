public import Canonical

/// A run as the ledger lists it.
public struct RunRecord: Hashable, Sendable {
    public let id: String
    public let playbook: String
    /// What it is about, as the plan words it.
    public let subject: String
    /// The device's id; nil where the run has none.
    public let device: String?
    /// The digest of its plan.
    public let plan: String
    public let begun: Timestamp
    /// nil while it is not over.
    public let ended: Timestamp?
    /// The word of the whole; nil while it is not over.
    public let outcome: String?
    public let cancelledBy: String?

    public init(
        id: String, playbook: String, subject: String, device: String?, plan: String, begun: Timestamp, ended: Timestamp?,
        outcome: String?, cancelledBy: String?
    ) {
        self.id = id
        self.playbook = playbook
        self.subject = subject
        self.device = device
        self.plan = plan
        self.begun = begun
        self.ended = ended
        self.outcome = outcome
        self.cancelledBy = cancelledBy
    }
}
