import Expressions
import Playbooks

/// An `if` that waits for the outcomes of earlier steps.
public struct DeferredCondition: Sendable {
    /// What deciding gave.
    public enum Decision: Hashable, Sendable {
        case holds
        case fails(reason: String)
        case failed(reason: String)
    }

    /// The expression as it was written.
    public let text: String
    private let condition: Condition
    private let context: RunContext
    private let earlier: [String]

    init(_ condition: Condition, _ context: RunContext, earlier: [String]) {
        text = condition.source.text.trimmed
        self.condition = condition
        self.context = context
        // In the checker's order (`StepChecker`): the expression asks for a step by its place in the type.
        self.earlier = earlier.sorted()
    }

    /// Decides with the outcomes (language.md's words) of the steps that have ended, by step id.
    public func decide(_ outcomes: [String: String]) -> Decision {
        let steps = StepsObject(ids: earlier, outcomes: outcomes)
        switch condition.program.evaluate(context.activation(steps: steps)) {
        case .value(.bool(true)): return .holds
        case .value: return .fails(reason: Messages.conditionFalse("if", condition))
        case .failure(let failure): return .failed(reason: Messages.conditionFailed("if", failure.message))
        case .unknown: preconditionFailure("a planned step lacks facts")
        }
    }
}
