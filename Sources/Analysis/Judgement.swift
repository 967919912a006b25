import Expressions
import Playbooks

/// A condition of a playbook with what decides it.
struct Judgement {
    let condition: Condition
    /// Decides the parts of the condition.
    let builder: FormulaBuilder
    let decision: Decision

    init(_ condition: Condition, _ builder: FormulaBuilder) {
        self.condition = condition
        self.builder = builder
        decision = builder.decision(condition.checked.root)
    }
}
