public import ActionKit
import Canonical
import Expressions
import Playbooks

/// What of a step waits for how earlier steps end: its `if`, its inputs, or both.
public struct Deferral: Sendable {
    /// What deciding gave.
    public enum Decision: Hashable, Sendable {
        case holds
        case fails(reason: String)
        case failed(reason: String)
    }

    /// What the step is at last.
    public enum Resolution: Sendable {
        case step(Step)
        case failed(reason: String)
    }

    /// What only the run can tell, in words.
    public let text: String
    private let condition: Condition?
    private let inputs: LaterInputs?
    private let earlier: [RuleStep]
    private let context: RunContext
    private let item: Value?

    init(_ step: RuleStep, _ inputs: LaterInputs?, _ context: RunContext, earlier: [RuleStep], item: Value?) {
        condition = step.readsOutcomes ? step.condition : nil
        let later = inputs?.isCourse == true ? Messages.laterCourse : Messages.laterInputs
        text = condition.map { Messages.deferred($0.source.text.trimmed) } ?? later
        self.inputs = inputs
        self.context = context
        self.earlier = earlier
        self.item = item
    }

    /// Decides `if` by how the earlier steps of the run ended, by step id.
    public func decide(_ results: [String: StepResult]) -> Decision {
        guard let condition else { return .holds }
        switch condition.program.evaluate(activation(results)) {
        case .value(.bool(true)): return .holds
        case .value: return .fails(reason: Messages.conditionFalse("if", condition))
        case .failure(let failure): return .failed(reason: Messages.conditionFailed("if", failure.message))
        case .unknown: preconditionFailure("a planned step lacks facts")
        }
    }

    /// The step with what earlier ones gave; nil if its inputs did not wait.
    public func resolve(_ results: [String: StepResult]) -> Resolution? {
        guard let inputs else { return nil }
        return inputs.resolve(activation(results), course(results))
    }

    /// How the steps that this one needs have ended, in the order of the playbook.
    private func course(_ results: [String: StepResult]) -> [CourseEntry] {
        let known = Set(earlier.map(\.id))
        return context.rule.steps.filter { known.contains($0.id) }.compactMap { step in results[step.id].map { CourseEntry(step, $0) } }
    }

    private func activation(_ results: [String: StepResult]) -> RunActivation {
        context.activation(steps: StepsObject(earlier, results: results), item: item)
    }
}

extension CourseEntry {
    fileprivate init(_ step: RuleStep, _ result: StepResult) {
        self.init(
            step: step.id, action: step.key, outcome: result.outcome, isAlready: result.isAlready, reason: result.reason,
            sentence: result.sentence, items: result.items.isEmpty ? nil : Messages.counted(result.items.map(\.outcome)))
    }
}
