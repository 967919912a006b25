public import Playbooks

extension Plan {
    /// The playbooks of a plan whose subjects begin and stop to match by themselves, with what they match now.
    public func matching(_ graph: RuleGraph) -> [(playbook: String, subjects: [String])] {
        graph.rules.compactMap { rule in
            guard rule.startedBy.stopsMatching, inputs.scope.contains(rule), !rule.isExpired(at: inputs.time) else { return nil }
            let own = runs.filter { $0.playbook == rule.name }
            // What could not be told is no sign that something has stopped to match.
            guard !own.contains(where: \.isFailed) else { return nil }
            return (rule.name, own.map(\.subject.description))
        }
    }
}

extension Trigger {
    /// Whether what it matches may stop to match, and that shows in what it gives.
    fileprivate var stopsMatching: Bool {
        switch self {
        case .devices, .hunting: true
        case .alerts, .schedule, .manual: false
        }
    }
}
