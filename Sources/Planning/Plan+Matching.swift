public import Playbooks

extension Plan {
    /// The playbooks of a plan whose subjects begin and stop to match by themselves, with what they match now.
    public func matching(_ graph: RuleGraph) -> [(playbook: String, subjects: [String])] {
        graph.rules.compactMap { rule in
            guard case .devices = rule.startedBy, inputs.scope.contains(rule), !rule.isExpired(at: inputs.time) else { return nil }
            return (rule.name, runs.filter { $0.playbook == rule.name }.map(\.subject.description))
        }
    }
}
