import Diagnostics
public import Playbooks

/// That people are asked before a step is done, as its playbook wants it; what the policy asks for comes on top.
public struct PlannedApproval: Hashable, Sendable {
    /// Who is asked besides, once nobody has answered for a while.
    public struct Escalation: Hashable, Sendable {
        public let after: Duration
        public let to: Set<String>
    }

    /// Groups of approvers, of whom each may answer.
    public let from: Set<String>
    /// How many different people must agree.
    public let quorum: Int
    /// How long they have, from when they are asked.
    public let within: Duration
    /// What becomes of the step if nobody answers in time.
    public let otherwise: Approval.Otherwise
    public let escalation: Escalation?
    /// The channel that tells them.
    public let channel: String?

    init(_ approval: Approval) {
        from = Set(approval.from.map(\.value))
        quorum = approval.quorum?.value ?? 1
        within = approval.within
        otherwise = approval.otherwise
        channel = approval.notify?.value
        escalation = approval.escalation.map { Escalation(after: $0.after, to: Set($0.to.map(\.value))) }
    }
}
