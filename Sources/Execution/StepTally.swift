import ActionKit
import DefenderAPI
import Planning
import Playbooks

/// How a step of the playbook is doing: one outcome, or one for each item of its `for_each`.
struct StepTally<Outcome: StepOutcome>: Sendable {
    private var expected = 0
    private var items: [Int: Outcome] = [:]
    private var isRepeated = false
    private var places: [Int: PlannedStep.Item] = [:]
    /// What look-ups found.
    private var outputs: [Int: [String: FieldValue]] = [:]
    private var sentence: String?
    private var undone = UndoneTally()
    /// The ids of the items in the run.
    private var ids: [Int: String] = [:]

    mutating func expect(_ step: PlannedStep) {
        expected += 1
        isRepeated = isRepeated || step.item != nil
    }

    /// - Parameter found: what a look-up gave that only the run could tell.
    mutating func note(_ outcome: Outcome, of step: PlannedStep, found: [String: FieldValue] = [:]) {
        let index = step.item?.index ?? 0
        items[index] = outcome
        ids[index] = step.id
        undone.note(outcome.word, of: step)
        places[index] = step.item
        outputs[index] = step.outputs.merging(found) { first, _ in first }
        sentence = sentence ?? step.step?.sentence
    }

    /// Notes that what the step did was taken back.
    mutating func noteUndone(_ step: PlannedStep) { undone.noteUndone(step) }

    var isOver: Bool { items.count >= expected }

    /// What later steps see; nil while it is not over.
    var result: StepResult? {
        guard isOver else { return nil }
        guard let outcome = items.values.worst else { return nil }
        guard isRepeated else {
            return StepResult(
                outcome: outcome.wordForConditions, isAlready: outcome.isAlready, isUndone: undone.isAll, outputs: outputs(0, outcome),
                isRehearsed: isRehearsed(0, outcome), reason: outcome.reason, sentence: sentence)
        }
        let all = items.sorted { $0.key < $1.key }.compactMap { index, item in
            places[index].map { place in
                StepResult.Item(
                    place, outcome: item.wordForConditions, isAlready: item.isAlready,
                    isUndone: ids[index].map { undone.contains($0) } ?? false, outputs: outputs(index, item),
                    isRehearsed: isRehearsed(index, item))
            }
        }
        return StepResult(
            outcome: outcome.wordForConditions, isAlready: items.values.allSatisfy(\.isAlready), isUndone: undone.isAll, items: all,
            reason: outcome.reason)
    }

    private func outputs(_ index: Int, _ outcome: Outcome) -> [String: FieldValue] {
        outcome.actionIDs.first.map { ["id": .string($0)] } ?? outputs[index] ?? [:]
    }

    private func isRehearsed(_ index: Int, _ outcome: Outcome) -> Bool { outcome.word == "rehearsed" && outputs[index]?.isEmpty != false }

    // MARK: Failures and waves

    /// Whether an outcome counts as a failure of the step: with `stop_above`, only more than that part of the items does.
    func isFailure(_ outcome: Outcome, of step: PlannedStep) -> Bool {
        guard step.item?.waves?.stopAbove != nil else { return WaveShare.isFailure(outcome.word) }
        return isOver && isAboveShare(step)
    }

    /// Whether the waves before the item's own have ended.
    func isReached(_ step: PlannedStep) -> Bool {
        guard let item = step.item, let waves = item.waves else { return true }
        return (0..<(item.index / waves.size * waves.size)).allSatisfy { items[$0] != nil }
    }

    /// Why the item's wave does not start; nil if it does.
    func stoppedWaves(before step: PlannedStep) -> String? {
        guard let item = step.item, let waves = item.waves, item.index.isMultiple(of: waves.size) || isStopped(before: item, waves),
            isAboveShare(step)
        else { return nil }
        return Messages.wavesStopped(failures: share.failures, of: items.count)
    }

    /// Whether an item before it in the same wave was held back.
    private func isStopped(before item: PlannedStep.Item, _ waves: Waves) -> Bool {
        let first = item.index / waves.size * waves.size
        return first < item.index && items[first]?.word == "skipped"
    }

    private func isAboveShare(_ step: PlannedStep) -> Bool { step.item?.waves.map { share.isAbove($0) } ?? false }

    private var share: WaveShare { WaveShare(items.values.map(\.word)) }
}
