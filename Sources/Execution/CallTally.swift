import Planning
import Playbooks

/// How the call of a playbook is doing: what has become of its steps, item by item where a `for_each` calls.
struct CallTally<Outcome: StepOutcome>: Sendable {
    /// The ids of steps that are not over, by the item that they are called for.
    private var expected: [Int: Set<String>] = [:]
    private var outcomes: [Int: [String: Outcome]] = [:]
    private var places: [Int: PlannedStep.Item] = [:]
    private var undone: [Int: UndoneTally] = [:]

    mutating func expect(_ step: PlannedStep, in call: PlannedCall) { expected[call.item?.index ?? 0, default: []].insert(step.id) }

    /// A step that has turned out to be others.
    mutating func forget(_ step: PlannedStep) { for index in expected.keys { expected[index]?.remove(step.id) } }

    mutating func note(_ outcome: Outcome, of step: PlannedStep, in call: PlannedCall) {
        let index = call.item?.index ?? 0
        expected[index]?.remove(step.id)
        outcomes[index, default: [:]][step.id] = outcome
        undone[index, default: UndoneTally()].note(outcome.word, of: step)
        places[index] = call.item
    }

    /// Notes that what a step did was taken back.
    mutating func noteUndone(_ step: PlannedStep, in call: PlannedCall) {
        undone[call.item?.index ?? 0, default: UndoneTally()].noteUndone(step)
    }

    var isOver: Bool { expected.values.allSatisfy(\.isEmpty) }

    // MARK: Waves

    /// Whether the waves before the item's own have ended.
    func isReached(_ call: PlannedCall) -> Bool {
        guard let item = call.item, let waves = item.waves else { return true }
        let first = item.index / waves.size * waves.size
        return expected.allSatisfy { $0.key >= first || $0.value.isEmpty }
    }

    /// Why the item's wave does not start; nil if it does. What of it was begun goes on.
    func stoppedWaves(before call: PlannedCall) -> String? {
        guard let item = call.item, let waves = item.waves, isUntouched(item.index) else { return nil }
        let first = item.index / waves.size * waves.size
        guard first == item.index || outcomes[first] != nil && isUntouched(first), share.isAbove(waves) else { return nil }
        return Messages.wavesStopped(failures: share.failures, of: outcomes.count)
    }

    /// Whether all items are over, and more of them have failed than the waves allow.
    func isFailure(_ call: PlannedCall) -> Bool { isOver && (call.item?.waves.map { share.isAbove($0) } ?? false) }

    private func isUntouched(_ index: Int) -> Bool { outcomes[index]?.values.allSatisfy { $0.word == "skipped" } ?? true }

    private var share: WaveShare { WaveShare(outcomes.values.compactMap { $0.values.worst?.word }) }

    /// What later steps see: the worst of its steps; nil while it is not over.
    var result: StepResult? {
        guard isOver, let worst = outcomes.values.flatMap(\.values).worst else { return nil }
        let items = outcomes.sorted { $0.key < $1.key }.compactMap { index, item -> StepResult.Item? in
            guard let place = places[index], let worst = item.values.worst else { return nil }
            return .init(
                place, outcome: worst.wordForConditions, isAlready: Self.isAlready(item.values), isUndone: undone[index]?.isAll ?? false,
                outputs: [:])
        }
        return StepResult(
            outcome: worst.wordForConditions, isAlready: Self.isAlready(outcomes.values.flatMap(\.values)),
            isUndone: !undone.isEmpty && undone.values.allSatisfy(\.isAll), items: items, reason: worst.reason)
    }

    private static func isAlready(_ outcomes: some Collection<Outcome>) -> Bool { outcomes.allSatisfy(\.isAlready) }
}
