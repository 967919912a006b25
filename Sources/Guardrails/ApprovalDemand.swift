import ActionKit
public import Canonical
import Diagnostics
public import Planning
public import Playbooks

/// One reason for which people have to agree to a step: the playbook's, or a rule of the policy.
public struct ApprovalDemand: Hashable, Sendable {
    /// Groups of approvers, of whom each may answer; nil for every approver.
    public let groups: Set<String>?
    public let quorum: Int
    /// How long they have, from when they are asked.
    public let within: Duration
    /// What becomes of the step if nobody answers in time.
    public let otherwise: Approval.Otherwise
    public let escalation: PlannedApproval.Escalation?
    /// `approval`, the line of the policy, or that of the playbook's `limits`.
    public let rule: String
    /// The channels that are told that people are asked.
    public let channels: [String]
    /// What makes it necessary, where that is not the step itself.
    public let reason: String?

    /// How long people have to let a run go on that is past its playbook's own `limits`.
    public static let limitTime = Duration.seconds(24 * 60 * 60)

    /// All that has to be met before a step is done.
    public static func all(of step: PlannedStep, _ policy: Policy) -> [ApprovalDemand] {
        let told = policy.notify.map(\.value)
        let own = step.approval.map { approval in
            ApprovalDemand(
                groups: approval.from, quorum: approval.quorum, within: approval.within, otherwise: approval.otherwise,
                escalation: approval.escalation, rule: Messages.approval(of: step), channels: (approval.channel.map { [$0] } ?? []) + told,
                reason: nil)
        }
        let actions = step.step?.parts.compactMap(\.origin?.action) ?? []
        let rules = policy.approvals.enumerated().filter { !$1.actions.isDisjoint(with: actions + [step.action.key]) }.map { index, rule in
            ApprovalDemand(
                groups: rule.from.map { Set($0.map(\.value)) }, quorum: rule.quorum?.value ?? 1, within: rule.time,
                otherwise: .skip, escalation: nil, rule: Messages.rule(rule, index), channels: told, reason: nil)
        }
        return (own.map { [$0] } ?? []) + rules
    }

    /// Who may answer at a time.
    public func people(_ approvers: [String: Set<String>], asked: Timestamp, now: Timestamp) -> Set<String> {
        guard let groups else { return Set(approvers.keys) }
        let escalated = escalation.flatMap { now >= asked + $0.after ? $0.to : nil } ?? []
        return Set(approvers.filter { !$0.value.isDisjoint(with: groups.union(escalated)) }.keys)
    }

    /// Who is asked, in words: `2 of soc-lead`.
    public var who: String { Messages.who(groups, quorum: quorum) }
}
