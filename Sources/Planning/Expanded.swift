import ActionKit
public import Canonical

/// What a step has turned out to be of which only the run could tell what it acts on. It stays that, whoever goes on with the
/// run and whatever the tenant looks like by then.
public struct Expanded: Sendable {
    /// What keeps a record from being one of this plan.
    public enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
        case unreadable(step: String)
        /// It gives other steps than it did.
        case differs(step: String)

        public var description: String { Messages.fault(self) }
    }

    /// The id of the step as the plan has it.
    public let step: String
    /// When it was reached.
    public let time: Timestamp
    /// What was read for it.
    public let facts: Facts
    public let steps: [PlannedStep]
    /// What the plan knew of the steps that the step asks about.
    let known: [String: JSONValue]
    private let expansion: Expansion
    private let results: [String: StepResult]

    /// - Parameters:
    ///   - results: how the steps before it have ended.
    ///   - facts: all that it asks for.
    /// - Precondition: the step has an expansion.
    public init(_ step: PlannedStep, after results: [String: StepResult], on facts: Facts, at time: Timestamp) {
        guard case .deferred(let deferral) = step.state, let expansion = deferral.expansion else {
            preconditionFailure("\(step.id) is known from the start")
        }
        known = deferral.known.mapValues(\.json)
        // As they will be read back, so that what is carried out is what a later command makes of the record.
        guard let facts = Facts(json: facts.json) else { preconditionFailure("facts cannot be read back") }
        self.step = step.id
        self.time = time
        self.facts = facts
        self.expansion = expansion
        self.results = results
        steps = expansion.draft(after: results, on: facts).steps.map { $0.keeping(to: step) }
    }

    /// Reads a record.
    public init(_ step: PlannedStep, after results: [String: StepResult], kept: JSONValue) throws(Fault) {
        guard let time = kept["time"]?.stringValue.flatMap({ Timestamp(rfc3339: $0) }),
            let facts = kept["facts"].flatMap({ Facts(json: $0) })
        else { throw .unreadable(step: step.id) }
        self.init(step, after: results, on: facts, at: time)
        guard kept["steps"] == .array(steps.map(\.json)) else { throw .differs(step: step.id) }
    }

    /// The record.
    public var json: JSONValue {
        ["time": .string(time.description), "facts": facts.json, "steps": .array(steps.map(\.json))]
    }

    public var digest: Digest { Digest(of: json.canonicalBytes) }

    /// The steps as they would be on other facts.
    func steps(on facts: Facts) -> [PlannedStep] { expansion.draft(after: results, on: facts).steps }
}

extension PlannedStep {
    /// What was reviewed is what is sent: where the plan shows the requests already, others are none of it.
    fileprivate func keeping(to planned: PlannedStep) -> PlannedStep {
        let shown = planned.step?.does ?? []
        guard !shown.isEmpty, isPlanned, let own = step?.does, own != shown,
            !mayDoLess || !own.allSatisfy(shown.contains)
        else { return self }
        var step = self
        step.state = .failed(reason: Messages.requestsDiffer)
        return step
    }
}

extension PlannedRun {
    /// The run with the steps that one of its steps has turned out to be.
    public func expanded(_ expanded: Expanded) -> PlannedRun {
        var run = self
        run.expanded.append(expanded)
        run.steps = steps.flatMap { $0.id == expanded.step && $0.expansion != nil ? expanded.steps : [$0] }
        return run
    }
}
