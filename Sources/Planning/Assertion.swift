import Canonical
import Expressions
import Playbooks

/// An `assert` held against what is known.
struct Assertion {
    enum Judgement {
        case holds(sentence: String)
        case fails(reason: String)
        case unknown(Set<Attribute>)
    }

    private let condition: Condition
    private let message: RuleStep.TextInput?

    init(_ condition: Condition, _ message: RuleStep.TextInput?) {
        self.condition = condition
        self.message = message
    }

    func judge(_ activation: RunActivation) -> Judgement {
        switch condition.program.evaluate(activation) {
        case .value(.bool(true)): return .holds(sentence: Messages.asserted(condition.source.text.trimmed))
        case .value: return complain(activation)
        case .failure(let failure): return .fails(reason: Messages.conditionFailed("assert", failure.message))
        case .unknown(let attributes): return .unknown(attributes)
        }
    }

    /// With the author's own words, if there are any and they can be told.
    private func complain(_ activation: RunActivation) -> Judgement {
        switch message?.evaluate(activation) {
        case .value(let value): .fails(reason: value.text)
        case .unknown(let attributes): .unknown(attributes)
        case .failure, nil: .fails(reason: Messages.conditionFalse("assert", condition))
        }
    }
}
