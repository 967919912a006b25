import ActionKit
public import DefenderAPI
import Expressions
public import Playbooks

/// The endpoints that a playbook may call, and with them the permissions that its sign-in needs.
public enum PlaybookPermissions {
    /// In the order in which a run comes to them: the query, look-ups of expressions, what actions read, what steps change.
    /// - Parameter rules: the playbooks that it may call, by name: what they do is done in its runs.
    public static func endpoints(_ rule: Rule, calling rules: [String: Rule]) -> [Endpoint] {
        ([rule] + rule.called(among: rules)).flatMap { endpoints($0) }
    }

    /// The same of the playbook alone.
    public static func endpoints(_ rule: Rule) -> [Endpoint] {
        let lookups = rule.expressions.flatMap { Reach.all(in: $0.root, roots: rule.roots) }.compactMap(\.endpoint)
        let steps = rule.steps.flatMap { step -> [Endpoint] in
            guard case .action(let action, _) = step.work else { return [] }
            let facts: [String] = action.facts.map { $0 == .machine ? "get-machine" : "list-machine-actions" }.sorted()
            let callsOff = step.wait?.afterwards == .cancel ? [Endpoint.cancelMachineAction] : []
            return facts.compactMap(Endpoint.named) + action.endpoints + callsOff
        }
        return query(rule).compactMap(Endpoint.named) + lookups.compactMap(Endpoint.named) + steps
    }

    private static func query(_ rule: Rule) -> [String] {
        switch rule.startedBy {
        case .alerts: ["list-alerts"]
        case .devices: ["list-machines"]
        case .hunting: ["run-advanced-query"]
        case .manual(let inputs): inputs.compactMap { lookup(of: $0.type) }
        case .schedule: []
        }
    }

    /// What an input is looked up by.
    private static func lookup(of type: ValueType) -> String? {
        switch type {
        case .list(let element): lookup(of: element)
        case .entity(let kind): HostFunction.allCases.first { $0.kind == kind }?.endpoint
        default: nil
        }
    }
}
