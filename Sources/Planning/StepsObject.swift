import ActionKit
import DefenderAPI
import Expressions
import Playbooks

/// `steps`: how the steps ended that one needs.
final class StepsObject: HostObject {
    let type: ObjectType
    private let steps: [RuleStep]
    private let results: [String: StepResult]

    /// - Parameter steps: in the checker's order, by id: an expression asks for a step by its place in the type.
    init(_ steps: [RuleStep], results: [String: StepResult]) {
        type = Vocabulary.steps(steps.map(\.id))
        self.steps = steps
        self.results = results
    }

    func field(_ index: Int) -> Evaluation {
        guard let result = results[steps[index].id] else { return .failure(Messages.notEnded(steps[index].id)) }
        return .value(.object(StepObject(steps[index], result)))
    }
}

/// `steps.ID`, or an item of it.
private final class StepObject: HostObject {
    let type = Vocabulary.step
    private let fields: [Value]

    init(_ step: RuleStep, _ result: StepResult) {
        var fields = Self.common(result.outcome, isAlready: result.isAlready)
        if step.repetition != nil {
            fields.append(.list(result.items.map { .object(StepObject(step, $0)) }))
        } else {
            fields += Self.outputs(step, result.outputs)
        }
        self.fields = fields
    }

    private init(_ step: RuleStep, _ item: StepResult.Item) {
        fields =
            [.int(Int64(item.index))] + Self.common(item.outcome, isAlready: item.isAlready) + Self.outputs(step, item.outputs)
    }

    func field(_ index: Int) -> Evaluation {
        index < fields.count ? .value(fields[index]) : .failure(Messages.notCarriedOut("steps.ID"))
    }

    /// In the order of `Vocabulary.stepFields`.
    private static func common(_ outcome: String, isAlready: Bool) -> [Value] { [.string(outcome), .bool(false), .bool(isAlready)] }

    private static func outputs(_ step: RuleStep, _ outputs: [String: String]) -> [Value] {
        guard case .action(let action, _) = step.work else { return [] }
        return action.outputs.map { outputs[$0.name].map { .string($0) } ?? .null }
    }
}
