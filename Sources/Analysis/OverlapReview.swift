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
    /// - Parameters:
    ///   - maximum: how many pairs are decided at most.
    ///   - divider: who decides them.
    public init(_ graph: RuleGraph, maximum: Int = .max, dividing divider: some WorkDivider = InTurn()) {
        let called = Self.called(graph.rules)
        let candidates = graph.rules.flatMap { Self.candidates(RuleConditions($0, calling: called)) }
        self.init(candidates, maximum: maximum, sameFrom: .none, dividing: divider)
    }

    /// The playbooks that others can call, by name.
    static func called(_ rules: [Rule]) -> [String: Rule] {
        var called: [String: Rule] = [:]
        for rule in rules where called[rule.name] == nil {
            if case .manual = rule.startedBy { called[rule.name] = rule }
        }
        return called
    }

    /// The steps of a playbook that are to be held against those of others.
    static func candidates(_ conditions: RuleConditions) -> [Candidate] {
        guard conditions.rule.isAboutDevices else { return [] }
        return conditions.effects.filter(\.isOnOneThing).map { Candidate(conditions, $0) }
    }

    /// - Parameter sameFrom: the least risk from which steps that do the same are of interest; opposites always are.
    init(_ candidates: [Candidate], maximum: Int, sameFrom: Risk, dividing divider: some WorkDivider) {
        var byAspect: [DeviceState.Aspect: [Int]] = [:]
        var order: [DeviceState.Aspect] = []
        for (index, candidate) in candidates.enumerated() {
            let aspect = candidate.effect.effect.aspect
            if byAspect[aspect] == nil { order.append(aspect) }
            byAspect[aspect, default: []].append(index)
        }
        var decisions = Decisions(candidates, divider)
        var left = maximum
        for aspect in order { Self.pair(candidates, byAspect[aspect] ?? [], sameFrom, &left, &decisions) }
        decisions.decide()
        overlaps = decisions.found
        isComplete = left > 0
    }

    /// Two of the candidates.
    private struct Pair {
        let first: Int
        let second: Int
        let kind: Overlap.Kind
    }

    /// Pairs, and what has been found of them: decided many at once, as the pairs of many playbooks are more than there is room for.
    private struct Decisions<Divider: WorkDivider> {
        private static var batch: Int { 4_096 }

        private let candidates: [Candidate]
        private let divider: Divider
        private var pairs: [Pair] = []
        private(set) var found: [Overlap] = []

        init(_ candidates: [Candidate], _ divider: Divider) { (self.candidates, self.divider) = (candidates, divider) }

        mutating func add(_ pair: Pair) {
            pairs.append(pair)
            if pairs.count == Self.batch { decide() }
        }

        mutating func decide() {
            let verdicts = divider.map(pairs.count) { [candidates, pairs] in
                OverlapReview.verdict(candidates[pairs[$0].first], candidates[pairs[$0].second])
            }
            for (pair, verdict) in zip(pairs, verdicts) {
                switch verdict {
                case .excluded: continue
                case .possible: found.append(overlap(pair, witness: nil))
                case .proved(let witness): found.append(overlap(pair, witness: witness))
                }
            }
            pairs = []
        }

        private func overlap(_ pair: Pair, witness: String?) -> Overlap {
            let (first, second) = (candidates[pair.first], candidates[pair.second])
            return Overlap(
                kind: pair.kind, aspect: first.effect.effect.aspect, first: .init(rule: first.rule, step: first.effect.step),
                second: .init(rule: second.rule, step: second.effect.step), witness: witness)
        }
    }

    /// Which pairs are worth deciding is told by a few numbers each: a thousand playbooks have half a million pairs.
    private static func pair(
        _ candidates: [Candidate], _ members: [Int], _ sameFrom: Risk, _ left: inout Int, _ decisions: inout Decisions<some WorkDivider>
    ) {
        let values = members.map { candidates[$0].effect.effect.value }
        // What else is said of an indicator is not fixed by its action: two that block the same need not be one.
        let isRisky = members.map { candidates[$0].effect.action.risk >= sameFrom && candidates[$0].effect.isOnOwnDevice }
        guard isRisky.contains(true) || Set(values).count > 1 else { return }
        let names = members.map { candidates[$0].rule.name }
        for first in members.indices {
            for second in members.indices[(first + 1)...] {
                let isSame = values[first] == values[second]
                guard !isSame || isRisky[first] || isRisky[second], names[first] != names[second] else { continue }
                guard left > 0 else { return }
                left -= 1
                decisions.add(Pair(first: members[first], second: members[second], kind: isSame ? .same : .opposite))
            }
        }
    }

    private enum Verdict {
        case excluded
        case possible
        case proved(String)
    }

    private static func verdict(_ first: Candidate, _ second: Candidate) -> Verdict {
        if first.necessary.exclude(second.necessary) { return .excluded }
        switch Satisfiability.decide(.and([first.reaches, second.reaches])) {
        case .never: return .excluded
        case .always(let values): return first.isPrompt && second.isPrompt ? .proved(text(values)) : .possible
        case .possible: return .possible
        }
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
