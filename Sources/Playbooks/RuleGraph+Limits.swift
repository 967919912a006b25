import Diagnostics

extension RuleGraph {
    /// The playbooks' own `limits`, by name.
    public var limits: [String: RunLimits] {
        Dictionary(rules.compactMap { rule in rule.limits.map { (rule.name, $0) } }) { first, _ in first }
    }
}

extension RunLimits {
    /// The longest time that they look back.
    public var longestWindow: Duration { (oncePer.map(\.time) + (devices.map { [$0.value.window] } ?? [])).max() ?? .zero }
}
