import ActionKit
import DefenderAPI
import Expressions
import Playbooks

/// `steps`: how the steps ended that one needs.
final class StepsObject: HostObject {
    /// What is unknown of a look-up that was only rehearsed.
    static let rehearsed = "rehearsal"

    let type: ObjectType
    private let steps: [RuleStep]
    private let results: [String: StepResult]
    private let known: KnownFacts
    private let isReadAnew: Bool

    /// - Parameters:
    ///   - steps: in the checker's order, by id: an expression asks for a step by its place in the type.
    ///   - known: what is known of entities that the results speak of.
    ///   - isReadAnew: whether devices and alerts that a `for_each` went through are meant as they are now, not as the plan knew them.
    init(_ steps: [RuleStep], results: [String: StepResult], _ known: KnownFacts, isReadAnew: Bool = false) {
        type = Vocabulary.steps(steps.map(\.id))
        self.steps = steps
        self.results = results
        self.known = known
        self.isReadAnew = isReadAnew
    }

    func field(_ index: Int) -> Evaluation {
        guard let result = results[steps[index].id] else { return .failure(Messages.notEnded(steps[index].id)) }
        return .value(.object(StepObject(steps[index], result, known, isReadAnew)))
    }
}

/// `steps.ID`, or an item of it.
private final class StepObject: HostObject {
    let type = Vocabulary.step
    private let fields: [Evaluation]

    init(_ step: RuleStep, _ result: StepResult, _ known: KnownFacts, _ isReadAnew: Bool) {
        var fields = Self.common(result.outcome, isUndone: result.isUndone, isAlready: result.isAlready)
        if step.repetition != nil {
            fields.append(.value(.list(result.items.map { .object(StepObject(step, $0, known, isReadAnew)) })))
        } else {
            fields += Self.outputs(step, result.outputs, isRehearsed: result.isRehearsed, known)
        }
        self.fields = fields
    }

    private init(_ step: RuleStep, _ item: StepResult.Item, _ known: KnownFacts, _ isReadAnew: Bool) {
        fields =
            [isReadAnew ? item.place.value.asOfNow(known) : .value(item.place.value)]
            + Self.common(item.outcome, isUndone: item.isUndone, isAlready: item.isAlready)
            + Self.outputs(step, item.outputs, isRehearsed: item.isRehearsed, known)
    }

    func field(_ index: Int) -> Evaluation { index < fields.count ? fields[index] : .failure(Messages.notCarriedOut("steps.ID")) }

    /// In the order of `Vocabulary.stepFields`.
    private static func common(_ outcome: String, isUndone: Bool, isAlready: Bool) -> [Evaluation] {
        [.value(.string(outcome)), .value(.bool(isUndone)), .value(.bool(isAlready))]
    }

    /// What a look-up that was only rehearsed would give, nobody knows.
    private static func outputs(
        _ step: RuleStep, _ outputs: [String: FieldValue], isRehearsed: Bool, _ known: KnownFacts
    ) -> [Evaluation] {
        let isOpen = isRehearsed && (!step.action.acts || step.service != nil)
        return step.outputs.map { output in
            if let value = outputs[output.name] { return .value(EntityObject.value(value, known)) }
            return isOpen ? .unknown([Attribute(lookup: StepsObject.rehearsed, key: step.id, cost: 0)]) : .value(.null)
        }
    }
}
