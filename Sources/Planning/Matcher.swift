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
    private let nothingKnown: CommonRoots
    /// By rule: its condition and the earliest `lastUpdateTime` that it looks at; nil for one that no alert starts or that takes no
    /// part.
    private let programs: [Program?]
    private let windows: [Timestamp?]

    /// - Parameter lookback: replaces every playbook's own (`--since`).
    public init(_ graph: RuleGraph, at time: Timestamp, lookback: Duration? = nil, scope: PlanScope = .all) {
        self.graph = graph
        self.time = time
        self.lookback = lookback
        self.scope = scope
        index = TriggerIndex(graph.rules)
        constants = ProjectConstants(graph.values)
        nothingKnown = CommonRoots(constants, .none, at: time)
        let triggers = graph.rules.map { !$0.isExpired(at: time) && scope.contains($0) ? $0.alertTrigger : nil }
        programs = triggers.map { $0?.condition.program }
        windows = triggers.map { $0.map { time - (lookback ?? $0.lookback) } }
    }

    /// Whether a playbook takes part.
    public func includes(_ rule: Rule) -> Bool { !rule.isExpired(at: time) && scope.contains(rule) }

    /// The earliest `lastUpdateTime` that a trigger looks at.
    public func since(_ trigger: AlertTrigger) -> Timestamp { time - (lookback ?? trigger.lookback) }

    /// Matches everything against all triggers: the alerts, the devices that were found, the time.
    public func match(_ alerts: some Sequence<Alert>, _ facts: Facts) -> Result {
        var result = Result()
        let common = CommonRoots(constants, KnownFacts(facts), at: time)
        var matching: [[Alert]] = graph.rules.map { _ in [] }
        for alert in alerts {
            forEachOpen(alert, common) { rule, evaluation in
                note(evaluation, of: alert, rule, &matching, &result)
                return true
            }
        }
        for (number, rule) in graph.rules.enumerated() where includes(rule) {
            if let trigger = rule.alertTrigger {
                AlertGroups(rule: number, trigger: trigger, common: common).add(matching[number], to: &result)
            } else {
                addOthers(number, rule, common, to: &result)
            }
        }
        return result
    }

    /// Whether some trigger does not rule the alert out, whatever is still to be looked up. Asked of each alert as it is read, it
    /// keeps all others out of memory.
    public func mayMatch(_ alert: Alert) -> Bool {
        var isOpen = false
        forEachOpen(alert, nothingKnown) { _, _ in
            isOpen = true
            return false
        }
        return isOpen
    }

    /// Calls `body` with each rule in its order that does not rule the alert out, and what its condition comes to, until it says that
    /// this is enough.
    private func forEachOpen(_ alert: Alert, _ common: CommonRoots, _ body: (Int, Evaluation) -> Bool) {
        // An alert without a time is no reason to overlook it.
        let updated = Self.time(alert, Self.updated) ?? Self.time(alert, Self.created)
        let activation = TriggerActivation(EntityObject(alert.record, common.known), common)
        var candidates = TriggerIndex.Candidates(index, activation)
        for rule in index.possible(alert.record) {
            guard let since = windows[rule], updated.map({ $0 >= since }) ?? true, candidates.mayHold(rule),
                let program = programs[rule]
            else { continue }
            let evaluation = program.evaluate(activation)
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
                Failure(
                    rule: rule, subject: .alert(id), alerts: [id], machineID: alert.machineId,
                    reason: Messages.whereFailed(failure.message)))
        case .unknown: result.questions.formUnion(evaluation.questions)
        }
    }
}
