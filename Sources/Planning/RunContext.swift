import Canonical
import DefenderAPI
import Expressions
import Playbooks

/// What the expressions of one run are evaluated with.
struct RunContext: Sendable {
    let rule: Rule
    /// The alerts of the run, oldest first.
    let alerts: [EntityObject]
    let device: Evaluation
    let facts: Facts
    let time: Timestamp

    init(rule: Rule, alerts: [Alert], facts: Facts, time: Timestamp) {
        self.rule = rule
        self.alerts = alerts.map { EntityObject($0.record, facts: facts) }
        device = EntityObject.device(of: alerts.first?.machineId, facts: facts)
        self.facts = facts
        self.time = time
    }

    /// A fresh activation: `let` values are evaluated at most once in it.
    func activation(steps: StepsObject? = nil, item: Value? = nil) -> RunActivation { RunActivation(self, steps: steps, item: item) }

    /// The value of a name that the language gives.
    func root(_ root: Scope.Root) -> Evaluation {
        switch root {
        case .alert: .value(.object(alerts[0]))
        case .alerts: .value(.list(alerts.map { .object($0) }))
        case .device: device
        case .now: .value(.timestamp(time))
        case .incident, .key, .row, .inputs, .vars, .data, .tenant: .failure(Messages.notCarriedOut(root.rawValue))
        }
    }
}
