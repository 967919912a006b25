public import Canonical
public import DefenderAPI
import Expressions
public import Playbooks

/// Holds alerts against the triggers of a graph.
public struct Matcher: Sendable {
    /// What matching one set of alerts gave.
    public struct Result: Sendable {
        /// In the order of the rules, subjects by their oldest alert.
        public var matches: [Match] = []
        /// Alerts whose trigger failed, with the reason: they never act, and are said.
        public var failures: [Failure] = []
        /// Alerts that some trigger did not rule out but whose id is none: they can't be acted on, so the plan has a gap.
        public var nameless: [String] = []
        public var questions: Set<Question> = []
        /// Alerts that some trigger did not rule out: all that later rounds have to look at.
        public var kept: Set<AlertID> = []
        /// The same of devices.
        public var keptDevices: Set<MachineID> = []
    }

    /// A trigger that could not be evaluated for an alert, a device, a call.
    public struct Failure: Sendable {
        public let rule: Int
        public let subject: Subject
        public let alerts: [AlertID]
        public let machineID: String?
        public let reason: String
    }

    let graph: RuleGraph
    let time: Timestamp
    private let lookback: Duration?
    let scope: PlanScope
    private let index: TriggerIndex
    let constants: ProjectConstants
    /// By rule: its trigger and the earliest time that it looks at, where it takes part and alerts start it.
    private let triggers: [AlertTrigger?]
    private let windows: [Timestamp?]

    /// - Parameter lookback: replaces every playbook's own (`--since`).
    public init(_ graph: RuleGraph, at time: Timestamp, lookback: Duration? = nil, scope: PlanScope = .all) {
        self.graph = graph
        self.time = time
        self.lookback = lookback
        self.scope = scope
        index = TriggerIndex(graph.rules)
        constants = ProjectConstants(graph.values)
        triggers = graph.rules.map { !$0.isExpired(at: time) && scope.contains($0) ? $0.alertTrigger : nil }
        windows = triggers.map { $0.map { time - (lookback ?? $0.lookback) } }
    }

    /// Whether a playbook takes part.
    public func includes(_ rule: Rule) -> Bool { !rule.isExpired(at: time) && scope.contains(rule) }

    /// The earliest `lastUpdateTime` that a trigger looks at.
    public func since(_ trigger: AlertTrigger) -> Timestamp { time - (lookback ?? trigger.lookback) }

    /// Whether some trigger does not rule the alert out. Asked of each alert as it is read, it keeps all others out of memory.
    public func mayMatch(_ alert: Alert) -> Bool {
        let common = CommonRoots(constants, Facts(), at: time)
        let activation = TriggerActivation(EntityObject(alert.record, facts: common.facts), common)
        return candidates(alert, activation) { number in
            guard case .value(.bool(false))? = triggers[number]?.condition.program.evaluate(activation) else { return true }
            return false
        }
    }

    /// Goes through the rules whose trigger may hold for an alert until one is found.
    private func candidates(_ alert: Alert, _ activation: TriggerActivation, until isFound: (Int) -> Bool) -> Bool {
        // An alert without a time is no reason to overlook it.
        let updated = alert.lastUpdateTime ?? alert.alertCreationTime
        var candidates = TriggerIndex.Candidates(index, activation)
        return windows.indices.contains { number in
            guard let since = windows[number], updated.map({ $0 >= since }) ?? true, candidates.mayHold(number) else { return false }
            return isFound(number)
        }
    }

    /// Matches everything against all triggers: the alerts, the devices that were found, the time.
    public func match(_ alerts: some Sequence<Alert>, _ facts: Facts) -> Result {
        var result = Result()
        let common = CommonRoots(constants, facts, at: time)
        var matching: [[Alert]] = graph.rules.map { _ in [] }
        for alert in alerts {
            let activation = TriggerActivation(EntityObject(alert.record, facts: facts), common)
            _ = candidates(alert, activation) { number in
                if let trigger = triggers[number] { judge(alert, activation, number, trigger, &matching, &result) }
                return false
            }
        }
        for (number, rule) in graph.rules.enumerated() where includes(rule) {
            if let trigger = triggers[number] {
                AlertGroups(rule: number, trigger: trigger, common: common).add(matching[number], to: &result)
            } else {
                addOthers(number, rule, common, to: &result)
            }
        }
        return result
    }

    private func judge(
        _ alert: Alert, _ activation: TriggerActivation, _ index: Int, _ trigger: AlertTrigger, _ matching: inout [[Alert]],
        _ result: inout Result
    ) {
        let evaluation = trigger.condition.program.evaluate(activation)
        if case .value(.bool(false)) = evaluation { return }
        guard let id = AlertID(alert.id) else {
            result.nameless.append(alert.id)
            return
        }
        result.kept.insert(id)
        switch evaluation {
        case .value(.bool(true)): matching[index].append(alert)
        case .value: preconditionFailure("the checker let a `where` pass that is no bool")
        case .failure(let failure):
            result.failures.append(
                Failure(
                    rule: index, subject: .alert(id), alerts: [id], machineID: alert.machineId,
                    reason: Messages.whereFailed(failure.message)))
        case .unknown: result.questions.formUnion(evaluation.questions)
        }
    }
}
