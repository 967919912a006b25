import ActionKit
import DefenderAPI
import Diagnostics
import Expressions

/// What `steps.ID` is for the steps that come after one.
struct StepOutputs {
    let id: String
    private let outputs: [ObjectField]
    /// Those that are not there because the step does not wait.
    let unfinished: Set<String>
    private let itemType: CELType?
    /// Whether the step has surely ended done where a later step is reached.
    private let endsDone: Bool
    let place: SourceRange

    init(_ step: RuleStep, place: SourceRange) {
        id = step.id
        self.place = place
        guard case .action(let action, _) = step.work else {
            (outputs, unfinished, itemType, endsDone) = ([], [], step.repetition.map { $0.itemType }, false)
            return
        }
        outputs = step.outputs.map { ObjectField($0.name, Vocabulary.celType($0.type), summary: $0.summary) }
        let waits = step.wait?.until == .finished
        unfinished = waits ? [] : Set(action.outputs.filter { $0.stage == .finished }.map(\.name))
        itemType = step.repetition.map { $0.itemType }
        // A look-up that may neither be left out nor fail without stopping the run.
        endsDone = action is any LookupAction.Type && step.condition == nil && step.approval == nil && step.onFailure == .stop
    }

    /// A step whose mistakes have been reported: nothing can be wrong with what is asked of it.
    init(broken id: String, place: SourceRange) {
        (self.id, outputs, unfinished, itemType, endsDone, self.place) = (id, [], [], nil, false, place)
    }

    var typeName: String { "steps.\(id)" }
    private var itemName: String { "an item of steps.\(id)" }

    /// - Parameter isDone: whether a test has shown that the step ended done.
    func type(isDone: Bool) -> ObjectType {
        guard let itemType else {
            return ObjectType(name: typeName, fields: Vocabulary.stepFields + fields(isDone: isDone || endsDone))
        }
        let item = ObjectType(
            name: itemName, fields: [ObjectField("item", itemType, summary: "The item.")] + Vocabulary.stepFields + fields(isDone: false))
        let items = ObjectField("items", .list(.object(item)), summary: "The items in their order.")
        return ObjectType(name: typeName, fields: Vocabulary.stepFields + [items])
    }

    /// Outputs exist after `done` only.
    private func fields(isDone: Bool) -> [ObjectField] {
        isDone
            ? outputs
            : outputs.map {
                ObjectField(
                    $0.name, .nullable($0.type.withoutNull), summary: $0.summary,
                    presentWhen: .init(field: "outcome", equals: "done"))
            }
    }

    /// For the review of expressions: what is not there, by the type that it would stand in.
    var missing: UnfinishedOutputs {
        unfinished.isEmpty ? [:] : [typeName: (unfinished, place), itemName: (unfinished, place)]
    }
}

extension RuleStep.Repetition {
    /// The type of one item.
    var itemType: CELType {
        if case .list(let element) = items.checked.type { return element }
        return .dyn
    }
}

/// The steps that a condition shows to have ended done, if it holds.
enum DoneSteps {
    static func shown(by condition: Condition?, stepsSlot: Int) -> Set<String> {
        condition.map { shown(by: $0.checked.root, stepsSlot) } ?? []
    }

    private static func shown(by node: CheckedNode, _ slot: Int) -> Set<String> {
        guard case .call(let call) = node.kind else { return [] }
        switch call.function {
        case "_&&_": return call.arguments.reduce(into: []) { $0.formUnion(shown(by: $1, slot)) }
        case "_==_":
            let (left, right) = (call.arguments[0], call.arguments[1])
            return Set([outcome(left, right, slot), outcome(right, left, slot)].compactMap { $0 })
        default: return []
        }
    }

    private static func outcome(_ node: CheckedNode, _ other: CheckedNode, _ slot: Int) -> String? {
        guard case .field(let step, _, "outcome") = node.kind, case .field(let steps, _, let id) = step.kind,
            case .variable(slot) = steps.kind, case .constant(.string("done")) = other.kind
        else { return nil }
        return id
    }
}
