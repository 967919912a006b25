public import Canonical
public import DefenderAPI
public import Expressions
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
    }

    /// A trigger that could not be evaluated for an alert.
    public struct Failure: Sendable {
        public let rule: Int
        public let alert: AlertID
        public let machineID: String?
        public let reason: String
    }

    private let graph: RuleGraph
    private let time: Timestamp
    private let lookback: Duration?
    private let index: TriggerIndex

    /// - Parameter lookback: replaces every playbook's own (`--since`).
    public init(_ graph: RuleGraph, at time: Timestamp, lookback: Duration? = nil) {
        self.graph = graph
        self.time = time
        self.lookback = lookback
        index = TriggerIndex(graph.rules)
    }

    /// The earliest `lastUpdateTime` that a rule looks at.
    public func since(_ rule: Rule) -> Timestamp { time - (lookback ?? rule.lookback) }

    /// Matches all alerts against all triggers.
    public func match(_ alerts: some Sequence<Alert>, _ facts: Facts) -> Result {
        var result = Result()
        var matching: [[Alert]] = graph.rules.map { _ in [] }
        let windows = graph.rules.map { $0.isExpired(at: time) ? nil : since($0) }
        for alert in alerts {
            let object = EntityObject(alert.record, facts: facts)
            // An alert without a time is no reason to overlook it.
            let updated = alert.lastUpdateTime ?? alert.alertCreationTime
            var candidates = TriggerIndex.Candidates(index, TriggerActivation(object, facts, time))
            for number in graph.rules.indices {
                guard let since = windows[number], updated.map({ $0 >= since }) ?? true, candidates.mayHold(number) else { continue }
                judge(alert, object, number, graph.rules[number], &matching, &result)
            }
        }
        for (index, rule) in graph.rules.enumerated() {
            result.matches += subjects(of: rule, index, matching[index])
        }
        return result
    }

    /// Whether one alert fits one trigger.
    public func decide(_ alert: Alert, _ rule: Rule, _ facts: Facts) -> Evaluation {
        rule.trigger.program.evaluate(TriggerActivation(EntityObject(alert.record, facts: facts), facts, time))
    }

    private func judge(
        _ alert: Alert, _ object: EntityObject, _ index: Int, _ rule: Rule, _ matching: inout [[Alert]],
        _ result: inout Result
    ) {
        let activation = TriggerActivation(object, object.facts, time)
        let evaluation = rule.trigger.program.evaluate(activation)
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
                Failure(rule: index, alert: id, machineID: alert.machineId, reason: Messages.whereFailed(failure.message)))
        case .unknown: result.questions.formUnion(evaluation.questions)
        }
    }

    private func subjects(of rule: Rule, _ index: Int, _ alerts: [Alert]) -> [Match] {
        let sorted = alerts.sorted { ($0.alertCreationTime ?? .earliest, $0.id) < ($1.alertCreationTime ?? .earliest, $1.id) }
        switch rule.subject {
        case .alert:
            return sorted.compactMap { alert in
                AlertID(alert.id).map { Match(rule: index, subject: .alert($0), alerts: [alert]) }
            }
        case .device: return byDevice(sorted, index)
        }
    }

    /// Alerts that name no device stay runs of their own, so that the plan says so instead of losing them.
    private func byDevice(_ alerts: [Alert], _ index: Int) -> [Match] {
        var order: [Subject] = []
        var groups: [Subject: [Alert]] = [:]
        for alert in alerts {
            let device = alert.machineId.flatMap { MachineID($0) }
            guard let subject = device.map({ Subject.device($0) }) ?? AlertID(alert.id).map({ .alert($0) }) else { continue }
            if groups[subject] == nil { order.append(subject) }
            groups[subject, default: []].append(alert)
        }
        return order.map { Match(rule: index, subject: $0, alerts: groups[$0] ?? []) }
    }
}
