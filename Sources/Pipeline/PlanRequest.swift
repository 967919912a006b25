public import Canonical
public import DefenderAPI
public import Execution
public import Planning

/// What a plan is asked for.
public struct PlanRequest: Sendable {
    /// The time that the plan records: `now` of every expression.
    public let time: Timestamp
    /// Replaces every playbook's lookback.
    public let lookback: Duration?
    /// Only this alert, however old.
    public let alert: AlertID?
    /// Which playbooks take part.
    public let scope: PlanScope
    /// The run that has taken care of a subject; nil to plan it again.
    let ledger: (any Ledger)?
    let tenant: String

    /// - Parameter ledger: tells what was handled before; nil handles everything again (`--again`).
    public init(
        time: Timestamp, lookback: Duration?, alert: AlertID?, playbook: String? = nil, inputs: [String: String] = [:],
        ledger: (any Ledger)?, tenant: String
    ) {
        self.time = time
        self.lookback = lookback
        self.alert = alert
        scope = PlanScope(isAlertsOnly: alert != nil, playbook: playbook, inputs: inputs)
        self.ledger = ledger
        self.tenant = tenant
    }

    /// An alert that is asked for by its id is looked at whatever its age: the service keeps alerts for 180 days.
    var effectiveLookback: Duration? { alert == nil ? lookback : .seconds(180 * 24 * 60 * 60) }

    func handler(_ playbook: String, _ match: Match) throws(PipelineFailure) -> String? {
        guard let ledger, match.subject.isTakenCareOf else { return nil }
        let alerts = match.alerts.compactMap { AlertID($0.id) }
        do {
            return try ledger.handler(of: playbook, subject: match.subject.description, alerts: alerts, tenant: tenant)?.run
        } catch { throw .ledger(error) }
    }
}
