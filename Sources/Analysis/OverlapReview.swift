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
            reaches = conditions.reaches[effect.index]
            necessary = NecessaryValues(reaches)
            let steps = conditions.rule.steps
            isPrompt =
                conditions.rule.mode == .enforce && effect.step.approval == nil
                && !steps[..<effect.index].contains { $0.pauses || $0.wait != nil || $0.approval != nil }
        }
    }

    /// Two of the candidates.
    private struct Pair {
        let first: Int
        let second: Int
        let kind: Overlap.Kind
    }

    /// So many pairs are decided at once: a graph of many playbooks has more than there is room for.
    private static let batch = 4_096

    /// All overlaps that are proved or possible, in the order of the playbooks.
    public let overlaps: [Overlap]
    /// Whether every pair was compared.
    public let isComplete: Bool

    /// Compares all steps of a graph.
    /// - Parameters:
    ///   - maximum: how many pairs are decided at most.
    ///   - divider: who decides them.
    public init(_ graph: RuleGraph, maximum: Int = .max, dividing divider: some WorkDivider = InTurn()) {
        let candidates = graph.rules.flatMap { Self.candidates(RuleConditions($0)) }
        self.init(candidates, maximum: maximum, sameFrom: .none, dividing: divider)
    }

    /// The steps of a playbook that are to be held against those of others.
    static func candidates(_ conditions: RuleConditions) -> [Candidate] {
        guard conditions.rule.isAboutDevices else { return [] }
        return conditions.effects.filter(\.isOnOneThing).map { Candidate(conditions, $0) }
    }

    /// - Parameter sameFrom: the least risk from which steps that do the same are of interest; opposites always are.
    init(_ candidates: [Candidate], maximum: Int, sameFrom: Risk, dividing divider: some WorkDivider) {
        var byAspect: [DeviceState.Aspect: [Candidate]] = [:]
        var order: [DeviceState.Aspect] = []
        for candidate in candidates {
            let aspect = candidate.effect.effect.aspect
            if byAspect[aspect] == nil { order.append(aspect) }
            byAspect[aspect, default: []].append(candidate)
        }
        var found: [Overlap] = []
        var left = maximum
        for aspect in order { Self.compare(byAspect[aspect] ?? [], sameFrom, &left, &found, dividing: divider) }
        overlaps = found
        isComplete = left > 0
    }

    /// Which pairs are worth deciding is told by a few numbers each: a thousand playbooks have half a million pairs.
    private static func compare(
        _ candidates: [Candidate], _ sameFrom: Risk, _ left: inout Int, _ found: inout [Overlap], dividing divider: some WorkDivider
    ) {
        let values = candidates.map(\.effect.effect.value)
        // What else is said of an indicator is not fixed by its action: two that block the same need not be one.
        let isRisky = candidates.map { $0.effect.action.risk >= sameFrom && $0.effect.isOnOwnDevice }
        guard isRisky.contains(true) || Set(values).count > 1 else { return }
        let names = candidates.map(\.rule.name)
        var pairs: [Pair] = []
        func decide() {
            found += divider.map(pairs.count) { [pairs] in overlap(candidates, pairs[$0]) }.compactMap(\.self)
            pairs = []
        }
        defer { decide() }
        for first in candidates.indices {
            for second in candidates.indices[(first + 1)...] {
                let isSame = values[first] == values[second]
                guard !isSame || isRisky[first] || isRisky[second], names[first] != names[second] else { continue }
                guard left > 0 else { return }
                left -= 1
                pairs.append(Pair(first: first, second: second, kind: isSame ? .same : .opposite))
                if pairs.count == batch { decide() }
            }
        }
    }

    private static func overlap(_ candidates: [Candidate], _ pair: Pair) -> Overlap? {
        let (first, second) = (candidates[pair.first], candidates[pair.second])
        if first.necessary.exclude(second.necessary) { return nil }
        let witness: String?
        switch Satisfiability.decide(.and([first.reaches, second.reaches])) {
        case .never: return nil
        case .always(let values): witness = first.isPrompt && second.isPrompt ? Self.text(values) : nil
        case .possible: witness = nil
        }
        return Overlap(
            kind: pair.kind, aspect: first.effect.effect.aspect, first: .init(rule: first.rule, step: first.effect.step),
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
