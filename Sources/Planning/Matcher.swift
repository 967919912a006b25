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
    private let programs: [Program]
    /// By rule, the earliest `lastUpdateTime` that it looks at; nil for a rule that is inert.
    private let windows: [Timestamp?]

    /// - Parameter lookback: replaces every playbook's own (`--since`).
    public init(_ graph: RuleGraph, at time: Timestamp, lookback: Duration? = nil) {
        self.graph = graph
        self.time = time
        self.lookback = lookback
        index = TriggerIndex(graph.rules)
        programs = graph.rules.map(\.trigger.program)
        windows = graph.rules.map { $0.isExpired(at: time) ? nil : time - (lookback ?? $0.lookback) }
    }

    /// The earliest `lastUpdateTime` that a rule looks at.
    public func since(_ rule: Rule) -> Timestamp { time - (lookback ?? rule.lookback) }

    /// Matches all alerts against all triggers.
    public func match(_ alerts: some Sequence<Alert>, _ facts: Facts) -> Result {
        var result = Result()
        var matching: [[Alert]] = graph.rules.map { _ in [] }
        let known = KnownFacts(facts)
        for alert in alerts {
            forEachOpen(alert, known) { rule, evaluation in
                note(evaluation, of: alert, rule, &matching, &result)
                return true
            }
        }
        for (index, rule) in graph.rules.enumerated() {
            result.matches += subjects(of: rule, index, matching[index])
        }
        return result
    }

    /// Whether some trigger does not rule the alert out, whatever is still to be looked up. Asked of each alert as it is read, it
    /// keeps all others out of memory.
    public func mayMatch(_ alert: Alert) -> Bool {
        var isOpen = false
        forEachOpen(alert, .none) { _, _ in
            isOpen = true
            return false
        }
        return isOpen
    }

    /// Whether one alert fits one trigger.
    public func decide(_ alert: Alert, _ rule: Rule, _ facts: Facts) -> Evaluation {
        rule.trigger.program.evaluate(TriggerActivation(EntityObject(alert.record, facts: facts), time))
    }

    /// Calls `body` with each rule in its order that does not rule the alert out, and what its condition comes to, until it says that
    /// this is enough.
    private func forEachOpen(_ alert: Alert, _ known: KnownFacts, _ body: (Int, Evaluation) -> Bool) {
        // An alert without a time is no reason to overlook it.
        let updated = Self.time(alert, Self.updated) ?? Self.time(alert, Self.created)
        let activation = TriggerActivation(EntityObject(alert.record, known), time)
        var candidates = TriggerIndex.Candidates(index, activation)
        for rule in index.possible(alert.record) {
            guard let since = windows[rule], updated.map({ $0 >= since }) ?? true, candidates.mayHold(rule) else { continue }
            let evaluation = programs[rule].evaluate(activation)
            if case .value(.bool(false)) = evaluation { continue }
            guard body(rule, evaluation) else { return }
        }
    }

    private static let updated = Alert.schema.index(of: "lastUpdateTime")
    private static let created = Alert.schema.index(of: "alertCreationTime")

    /// By its place: a look-up by name for each alert costs as much as a small condition.
    private static func time(_ alert: Alert, _ field: Int?) -> Timestamp? {
        guard let field, case .timestamp(let time) = alert.record[field] else { return nil }
        return time
    }

    private func note(
        _ evaluation: Evaluation, of alert: Alert, _ rule: Int, _ matching: inout [[Alert]], _ result: inout Result
    ) {
        guard let id = AlertID(alert.id) else {
            result.nameless.append(alert.id)
            return
        }
        result.kept.insert(id)
        switch evaluation {
        case .value(.bool(true)): matching[rule].append(alert)
        case .value: preconditionFailure("the checker let a `where` pass that is no bool")
        case .failure(let failure):
            result.failures.append(
                Failure(rule: rule, alert: id, machineID: alert.machineId, reason: Messages.whereFailed(failure.message)))
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
