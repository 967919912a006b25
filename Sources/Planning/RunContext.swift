import DefenderAPI
import Expressions
import Playbooks

/// What the expressions of one run are evaluated with.
struct RunContext: Sendable {
    let rule: Rule
    /// The alerts of the run, oldest first.
    let alerts: [EntityObject]
    let device: Evaluation
    let common: CommonRoots
    private let about: RunAbout
    private let records: [Alert]

    init(rule: Rule, alerts: [Alert], about: RunAbout, _ common: CommonRoots) {
        self.rule = rule
        self.alerts = alerts.map { EntityObject($0.record, common.known) }
        self.about = about
        records = alerts
        self.common = common
        switch about.device {
        case .stated(let id) where alerts.isEmpty: device = EntityObject.device(of: id ?? "", common.known)
        case .stated(let id): device = EntityObject.device(ofAlert: id, common.known)
        case .none: device = .failure(Messages.noDeviceHere)
        }
    }

    /// The same on facts that were read later; its alerts stay what they were.
    func on(_ facts: Facts) -> RunContext { RunContext(rule: rule, alerts: records, about: about, common.on(facts)) }

    /// The same on facts that were read later, its alerts as they are in these.
    func rereading(_ facts: Facts) -> RunContext {
        let alerts = records.map { alert in AlertID(alert.id).flatMap { facts.alerts[$0] } ?? alert }
        return RunContext(rule: rule, alerts: alerts, about: about, common.on(facts))
    }

    /// A fresh activation: `let` values are evaluated at most once in it.
    func activation(steps: StepsObject? = nil, item: Value? = nil) -> RunActivation { RunActivation(self, steps: steps, item: item) }

    /// The value of a name that the language gives.
    func root(_ root: Scope.Root) -> Evaluation {
        switch root {
        case .alert: return .value(.object(alerts[0]))
        case .alerts: return .value(.list(alerts.map { .object($0) }))
        case .device: return device
        case .now, .vars, .data, .tenant: return common.value(of: root)
        case .incident, .key, .inputs, .row:
            switch about.root {
            case .incident(let number): return .value(.object(FieldsObject.incident(number, common.known)))
            case .key(let value): return .value(value)
            case .inputs(let call): return .value(call.object(common.known))
            case .row(let record): return .value(.object(EntityObject(record, common.known)))
            case nil: return .failure(Messages.notCarriedOut(root.rawValue))
            }
        }
    }
}
