public import ActionKit
public import DefenderAPI

/// What is known of the tenant: the answers to the questions of the plan, and nothing else.
public struct Facts: Hashable, Sendable {
    /// Alerts that at least one trigger may match, by id.
    public var alerts: [AlertID: Alert] = [:]
    /// Devices that were looked up; `.some(nil)` where the service knows none of that id.
    public var devices: [MachineID: Machine?] = [:]
    /// The devices that the queries of the triggers `devices` gave.
    public var found: Set<MachineID> = []
    /// The action history of devices that were asked for it.
    public var actions: [MachineID: [MachineAction]] = [:]

    /// What actions asked for beside their devices.
    public var answers = LookupAnswers()

    /// Why what a rule of the policy asks for could not be looked up: the rule protects. Only of this process: it is asked again
    /// whenever the plan is judged.
    public var unanswered: [Question: String] = [:]

    public init() {}

    /// What a look-up found, or why it found nothing; nil while it has not been answered.
    public func found(_ lookup: Lookup) -> Result<Lookup.Found, Unasked>? {
        guard case .device(let id) = lookup else { return answers.found(lookup) }
        return devices[id].map { machine in machine.map { .success(.entity($0.record)) } ?? .failure(lookup.absence) }
    }

    /// These facts and those that were read later, which stand where both tell the same.
    func merging(_ later: Facts) -> Facts {
        var facts = self
        facts.alerts.merge(later.alerts) { $1 }
        facts.devices.merge(later.devices) { $1 }
        facts.found.formUnion(later.found)
        facts.actions.merge(later.actions) { $1 }
        facts.answers.merge(later.answers)
        facts.unanswered.merge(later.unanswered) { $1 }
        return facts
    }

    /// Whether the question has been answered.
    public func answers(_ question: Question) -> Bool {
        switch question {
        case .device(let id): devices[id] != nil
        case .actions(let id): actions[id] != nil
        case .lookup(let lookup): answers.answers(lookup)
        }
    }
}
