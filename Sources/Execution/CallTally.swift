import Planning

/// How the call of a playbook is doing: what has become of its steps, item by item where a `for_each` calls.
struct CallTally<Outcome: StepOutcome>: Sendable {
    private var expected: Set<String> = []
    private var outcomes: [Int: [String: Outcome]] = [:]
    private var places: [Int: PlannedStep.Item] = [:]

    mutating func expect(_ step: PlannedStep) { expected.insert(step.id) }

    /// A step that has turned out to be others.
    mutating func forget(_ step: PlannedStep) { expected.remove(step.id) }

    mutating func note(_ outcome: Outcome, of step: PlannedStep, in call: PlannedCall) {
        expected.remove(step.id)
        let index = call.item?.index ?? 0
        outcomes[index, default: [:]][step.id] = outcome
        places[index] = call.item
    }

    var isOver: Bool { expected.isEmpty }

    /// What later steps see: the worst of its steps; nil while it is not over.
    var result: StepResult? {
        guard isOver, let worst = outcomes.values.flatMap(\.values).worst else { return nil }
        let items = outcomes.sorted { $0.key < $1.key }.compactMap { index, item -> StepResult.Item? in
            guard let place = places[index], let worst = item.values.worst else { return nil }
            return .init(place, outcome: worst.wordForConditions, isAlready: Self.isAlready(item.values), outputs: [:])
        }
        return StepResult(
            outcome: worst.wordForConditions, isAlready: Self.isAlready(outcomes.values.flatMap(\.values)), items: items,
            reason: worst.reason)
    }

    private static func isAlready(_ outcomes: some Collection<Outcome>) -> Bool { outcomes.allSatisfy(\.isAlready) }
}
