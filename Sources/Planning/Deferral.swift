public import ActionKit
import Canonical
import Expressions
import Playbooks

/// What of a step waits for how earlier steps end: its `if`, what it is given, or both. A class, as few steps of a plan have one and
/// it holds much.
public final class Deferral: Sendable {
    /// What deciding gave.
    public enum Decision: Hashable, Sendable {
        case holds
        case fails(reason: String)
        case failed(reason: String)
        /// Only a run that is not rehearsed can tell.
        case open(reason: String)
    }

    /// What the step is at last.
    public enum Resolution: Sendable {
        case step(Step)
        /// The service is to be asked.
        case ask(Lookup)
        /// It is to be planned.
        case expand
        /// Time is to pass.
        case pause(Pause)
        case failed(reason: String)
        /// Only a run that is not rehearsed can tell.
        case open(reason: String)
    }

    /// What only the run can tell, in words.
    public let text: String
    /// What the plan knows of the steps that the step asks about.
    public let known: [String: StepResult]
    private let condition: Condition?
    private let work: LaterWork?
    private let earlier: [RuleStep]
    private let context: RunContext
    private let item: Value?

    /// What stands before the ids of the steps that the playbook asks about.
    private let prefix: String

    /// - Parameter planner: knows the steps whose results stand in the plan.
    init(_ step: RuleStep, _ work: LaterWork?, _ planner: RunPlanner, item: Value?) {
        let (context, results) = (planner.context, planner.results)
        prefix = planner.prefix
        let isLater = !step.reads.condition.isSubset(of: results.keys)
        condition = isLater ? step.condition : nil
        let later = work?.isCourse(after: Set(results.keys)) == true ? Messages.laterCourse : Messages.laterInputs
        text =
            condition.map { Messages.deferred($0.source.text.trimmed) } ?? (work?.isPause == true ? Messages.laterPause : later)
        known = results.filter { step.reads.all.contains($0.key) }
        self.work = work
        self.context = context
        earlier = context.rule.earlier(than: step)
        self.item = item
    }

    /// The same on facts that were read later.
    func rereading(_ facts: Facts) -> Deferral { Deferral(self, context.rereading(facts)) }

    private init(_ other: Deferral, _ context: RunContext) {
        (text, known, condition, work) = (other.text, other.known, other.condition, other.work)
        (earlier, item, prefix) = (other.earlier, other.item, other.prefix)
        self.context = context
    }

    /// Decides `if` by how the earlier steps of the run ended, by step id.
    public func decide(_ all: [String: StepResult]) -> Decision {
        condition.map { Self.decide($0, "if", activation(all.below(prefix))) } ?? .holds
    }

    /// - Parameter key: where the condition stands.
    static func decide(_ condition: Condition, _ key: String, _ activation: RunActivation) -> Decision {
        switch condition.program.evaluate(activation) {
        case .value(.bool(true)): .holds
        case .value: .fails(reason: Messages.conditionFalse(key, condition))
        case .failure(let failure): .failed(reason: Messages.conditionFailed(key, failure.message))
        case .unknown(let attributes):
            attributes.isRehearsed
                ? .open(reason: Messages.onlyLive) : .failed(reason: Messages.conditionFailed(key, Messages.notLookedUp))
        }
    }

    /// How the step is planned once it is reached; nil where the plan knows what it acts on.
    var expansion: Expansion? { if case .expansion(let expansion) = work { expansion } else { nil } }

    /// The step with what earlier ones gave; nil if nothing of it but its `if` waited.
    public func resolve(_ all: [String: StepResult]) -> Resolution? {
        let results = all.below(prefix)
        return work?.resolve(activation(results), course(results))
    }

    /// How the steps that this one needs have ended, in the order of the playbook.
    private func course(_ results: [String: StepResult]) -> [CourseEntry] {
        let known = Set(earlier.map(\.id))
        return context.rule.steps.filter { known.contains($0.id) }.compactMap { step in results[step.id].map { CourseEntry(step, $0) } }
    }

    private func activation(_ results: [String: StepResult]) -> RunActivation {
        context.activation(steps: StepsObject(earlier, results: results, context.common.known), item: item)
    }
}

extension Set<Attribute> {
    /// Whether a look-up that was only rehearsed would have told.
    var isRehearsed: Bool { contains { $0.lookup == StepsObject.rehearsed } }
}

extension CourseEntry {
    fileprivate init(_ step: RuleStep, _ result: StepResult) {
        self.init(
            step: step.id, action: step.key, outcome: result.outcome, isAlready: result.isAlready, reason: result.reason,
            sentence: result.sentence, items: result.items.isEmpty ? nil : Messages.counted(result.items.map(\.outcome)))
    }
}
