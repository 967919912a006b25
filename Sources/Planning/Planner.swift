import ActionKit
public import Canonical
public import DefenderAPI
public import Playbooks

/// Plans all runs of a graph on what is known, and says what is not known yet. Pure: the same inputs give the same plan.
public struct Planner: Sendable {
    /// A plan as far as the facts go.
    public struct Draft: Sendable {
        public let runs: [PlannedRun]
        /// What has to be looked up before the plan is whole.
        public let questions: Set<Question>
        /// Alerts that some trigger did not rule out.
        public let kept: Set<AlertID>
        /// The same of devices that were found.
        public let keptDevices: Set<MachineID>
        /// Ids of alerts that are none; see `Matcher.Result.nameless`.
        public let nameless: [String]
    }

    /// Stands for the id of a plan whose facts are not yet complete.
    public static let draftID = Digest(of: [UInt8]())

    private let graph: RuleGraph
    private let inputs: PlanInputs

    public init(_ graph: RuleGraph, _ inputs: PlanInputs) {
        self.graph = graph
        self.inputs = inputs
    }

    /// Holds the alerts against the triggers.
    public func match() -> Matcher.Result {
        // Alerts go in by id: the order of pages is the service's, the plan's is ours.
        let alerts = inputs.facts.alerts.sorted { $0.key.description < $1.key.description }.map(\.value)
        return Matcher(graph, at: inputs.time, lookback: inputs.lookback, scope: inputs.scope).match(alerts, inputs.facts)
    }

    /// Plans every match. Runs see the devices as the runs before them may leave them; an observed run changes nothing for
    /// the others.
    /// - Parameter id: the plan's id, for the step tokens; while facts are still gathered any digest will do.
    public func draft(id: Digest = draftID) -> Draft {
        let matched = match()
        var questions = matched.questions
        var outlooks = DeviceOutlooks()
        var runs: [PlannedRun] = matched.failures.map { failedRun($0, id) }
        let handlers = Dictionary(inputs.handled.map { ([$0.playbook, $0.subject], $0.run) }) { first, _ in first }
        let common = CommonRoots(ProjectConstants(graph.values), KnownFacts(inputs.facts), at: inputs.time)
        let rules = Dictionary(graph.rules.map { ($0.name, $0) }) { first, _ in first }
        for match in matched.matches {
            let rule = graph.rules[match.rule]
            var planner = RunPlanner(rule, match, common, among: rules, files: graph.projectFiles, plan: id, tenant: inputs.tenant)
            if let run = handlers[[rule.name, match.subject.identity]] {
                runs.append(planner.handled(by: run))
                continue
            }
            let attempt = outlooks.attempt()
            runs.append(planner.run(&outlooks))
            if rule.mode == .enforce { outlooks.keep(attempt) } else { outlooks.revert(attempt) }
            questions.formUnion(planner.questions)
        }
        return Draft(
            runs: runs, questions: questions, kept: matched.kept, keptDevices: matched.keptDevices, nameless: matched.nameless)
    }

    /// An alert, a device or a call whose trigger failed is a run that does nothing and says why.
    private func failedRun(_ failure: Matcher.Failure, _ id: Digest) -> PlannedRun {
        let rule = graph.rules[failure.rule]
        return PlannedRun(
            id: RunPlanner.runID(id, rule.name, failure.subject), playbook: rule.name, mode: rule.mode, subject: failure.subject,
            alerts: failure.alerts,
            device: failure.machineID.flatMap { MachineID($0) }.map { .init(id: $0, name: nil) },
            skipped: failure.reason, isFailed: true, values: nil, steps: [], about: RunAbout(device: .stated(failure.machineID)))
    }
}
