extension Rule {
    /// The playbooks that it runs by `call`, and those that they run, each once.
    /// - Parameter rules: all playbooks, by name.
    public func called(among rules: [String: Rule]) -> [Rule] {
        var open = calls
        var found: [Rule] = []
        while let name = open.popLast() {
            guard let rule = rules[name], !found.contains(where: { $0.name == name }) else { continue }
            found.append(rule)
            open += rule.calls
        }
        return found
    }

    /// The playbooks that its steps name.
    var calls: [String] {
        steps.compactMap { step in
            guard case .call(let playbook, _) = step.work else { return nil }
            return playbook
        }
    }
}
