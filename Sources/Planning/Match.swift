public import DefenderAPI

/// A subject for which a playbook's trigger holds.
public struct Match: Sendable {
    /// Index of the playbook in the graph.
    public let rule: Int
    public let subject: Subject
    /// The matching alerts of the subject, oldest first; empty where no alerts start the playbook.
    public let alerts: [Alert]
    let about: RunAbout

    init(rule: Int, subject: Subject, alerts: [Alert] = [], about: RunAbout) {
        self.rule = rule
        self.subject = subject
        self.alerts = alerts
        self.about = about
    }
}
