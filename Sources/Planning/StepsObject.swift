import Expressions
import Playbooks

/// `steps`: the outcomes of the steps that have ended.
final class StepsObject: HostObject {
    let type: ObjectType
    private let ids: [String]
    private let outcomes: [String: String]

    init(ids: [String], outcomes: [String: String]) {
        type = Vocabulary.steps(ids)
        self.ids = ids
        self.outcomes = outcomes
    }

    func field(_ index: Int) -> Evaluation {
        guard let outcome = outcomes[ids[index]] else { return .failure(Messages.notEnded(ids[index])) }
        return .value(.object(StepObject(outcome: outcome)))
    }
}

/// `steps.ID`.
private final class StepObject: HostObject {
    let type = Vocabulary.step
    private let outcome: String

    init(outcome: String) { self.outcome = outcome }

    func field(_ index: Int) -> Evaluation {
        index == 0 ? .value(.string(outcome)) : .failure(Messages.notCarriedOut("steps.ID.\(type.fields[index].name)"))
    }
}
