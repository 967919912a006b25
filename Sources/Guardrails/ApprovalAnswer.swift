public import Canonical

/// What an approver has said to a step. Whoever makes one has checked that it is theirs.
public struct ApprovalAnswer: Hashable, Sendable {
    /// The approver's name in cordon.yaml.
    public let approver: String
    public let isApproval: Bool
    public let time: Timestamp

    public init(approver: String, isApproval: Bool, time: Timestamp) {
        self.approver = approver
        self.isApproval = isApproval
        self.time = time
    }
}
