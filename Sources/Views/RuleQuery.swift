import Playbooks

/// The condition of a playbook's query.
enum RuleQuery {
    /// `where` of the triggers that have one.
    static func condition(_ rule: Rule) -> Condition? {
        switch rule.startedBy {
        case .alerts(let trigger): trigger.condition
        case .devices(let trigger): trigger.condition
        case .hunting, .schedule, .manual: nil
        }
    }
}
