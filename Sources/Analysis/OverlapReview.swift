import ActionKit
import Canonical
public import Playbooks

/// Finds the steps of different playbooks that act on one aspect of the same device for the same alert.
public struct OverlapReview: Sendable {
    /// A step that acts on the device of its run. A class, since each is held against many others.
    final class Candidate: Sendable {
        let rule: Rule
        let effect: StepEffect
        let reaches: Formula
        let necessary: NecessaryValues
        /// Whether it acts at once if it acts at all: what a person, a pause or a wait comes before may find another world,
        /// and a playbook that only observes does nothing.
        let isPrompt: Bool

        init(_ conditions: RuleConditions, _ effect: StepEffect) {
            rule = conditions.rule
            self.effect = effect
            reaches = conditions.reach(of: effect.reached)
            necessary = NecessaryValues(reaches)
            let steps = conditions.rule.steps
            isPrompt =
                conditions.rule.mode == .enforce && effect.step.approval == nil && !effect.reached.waitsInside
                && !steps[..<effect.index].contains { $0.pauses || $0.wait != nil || $0.approval != nil }
        }
    }

    /// All overlaps that are proved or possible, in the order of the playbooks.
    public let overlaps: [Overlap]
    /// Whether every pair was compared.
    public let isComplete: Bool

    /// Compares all steps of a graph.
    /// - Parameter maximum: how many pairs are decided at most.
    public init(_ graph: RuleGraph, maximum: Int = .max) {
        let called = Dictionary(graph.rules.map { ($0.name, $0) }) { first, _ in first }
        self.init(
            graph.rules.flatMap { Self.candidates(RuleConditions($0, calling: called)) }, maximum: maximum, sameFrom: .none)
    }

    /// The steps of a playbook that are to be held against those of others.
    static func candidates(_ conditions: RuleConditions) -> [Candidate] {
        guard conditions.rule.isAboutDevices else { return [] }
        return conditions.effects.filter(\.isOnOneThing).map { Candidate(conditions, $0) }
    }

    /// - Parameter sameFrom: the least risk from which steps that do the same are of interest; opposites always are.
    init(_ candidates: [Candidate], maximum: Int, sameFrom: Risk) {
        var byAspect: [DeviceState.Aspect: [Candidate]] = [:]
        var order: [DeviceState.Aspect] = []
        for candidate in candidates {
            let aspect = candidate.effect.effect.aspect
            if byAspect[aspect] == nil { order.append(aspect) }
            byAspect[aspect, default: []].append(candidate)
        }
        var found: [Overlap] = []
        var left = maximum
        for aspect in order { Self.compare(byAspect[aspect] ?? [], sameFrom, &left, &found) }
        overlaps = found
        isComplete = left > 0
    }

    /// Which pairs are worth deciding is told by a few numbers each: a thousand playbooks have half a million pairs.
    private static func compare(
        _ candidates: [Candidate], _ sameFrom: Risk, _ left: inout Int, _ found: inout [Overlap]
    ) {
        let values = candidates.map(\.effect.effect.value)
        // What else is said of an indicator is not fixed by its action: two that block the same need not be one.
        let isRisky = candidates.map { $0.effect.action.risk >= sameFrom && $0.effect.isOnOwnDevice }
        guard isRisky.contains(true) || Set(values).count > 1 else { return }
        let names = candidates.map(\.rule.name)
        for first in candidates.indices {
            for second in candidates.indices[(first + 1)...] {
                let isSame = values[first] == values[second]
                guard !isSame || isRisky[first] || isRisky[second], names[first] != names[second] else { continue }
                guard left > 0 else { return }
                left -= 1
                guard let overlap = overlap(candidates[first], candidates[second], isSame ? .same : .opposite) else { continue }
                found.append(overlap)
            }
        }
    }

    private static func overlap(_ first: Candidate, _ second: Candidate, _ kind: Overlap.Kind) -> Overlap? {
        if first.necessary.exclude(second.necessary) { return nil }
        let witness: String?
        switch Satisfiability.decide(.and([first.reaches, second.reaches])) {
        case .never: return nil
        case .always(let values): witness = first.isPrompt && second.isPrompt ? Self.text(values) : nil
        case .possible: witness = nil
        }
        return Overlap(
            kind: kind, aspect: first.effect.effect.aspect, first: .init(rule: first.rule, step: first.effect.step),
            second: .init(rule: second.rule, step: second.effect.step), witness: witness)
    }

    /// The values for people, the ones that mean nothing left out.
    private static func text(_ witness: [Variable: FiniteValue]) -> String {
        let parts = witness.sorted { $0.key.name < $1.key.name }.compactMap { variable, value -> String? in
            switch value {
            case .text(let text): "\(variable.name) == \"\(text)\""
            case .int(let number): "\(variable.name) == \(number)"
            case .bool(let value): value ? variable.name : "!(\(variable.name))"
            case .null: "\(variable.name) == null"
            case .other: nil
            }
        }
        return parts.isEmpty ? "any" : parts.joined(separator: ", ")
    }
}

extension Rule {
    /// Whether its runs are about a device of an alert, or a device itself: only then is "the same device" a matter of its
    /// conditions.
    fileprivate var isAboutDevices: Bool {
        switch startedBy {
        case .alerts(let trigger):
            if case .alert = trigger.grouping { true } else if case .device = trigger.grouping { true } else { false }
        case .devices: true
        case .hunting, .schedule, .manual: false
        }
    }
}
