public import DefenderAPI

/// A subject for which a playbook's trigger holds.
public struct Match: Sendable {
    /// Index of the playbook in the graph.
    public let rule: Int
    public let subject: Subject
    /// The matching alerts of the subject, oldest first; never empty.
    public let alerts: [Alert]
}
