public import Canonical
public import DefenderAPI
public import Expressions
public import Playbooks

/// The variables of a policy rule for one device, or for one indicator. A rule asks about one of them only (`Policy.Protection`).
public struct PolicyActivation: Activation {
    private let subject: Evaluation
    private let known: KnownFacts
    private let calendars: [Calendar]
    private let time: Timestamp

    /// - Parameter policy: whose calendars `during` asks for.
    public init(device: MachineID, _ facts: Facts, _ policy: Policy, at time: Timestamp) {
        known = KnownFacts(facts)
        subject = EntityObject.device(of: device.description, known)
        calendars = policy.calendars
        self.time = time
    }

    /// - Parameter device: as it would be, in place of what it is.
    public init(device: Record, _ facts: Facts, _ policy: Policy, at time: Timestamp) {
        known = KnownFacts(facts)
        subject = .value(.object(EntityObject(device, known)))
        calendars = policy.calendars
        self.time = time
    }

    /// - Parameter indicator: as it is to be stored; what the service would add to it is not stated.
    public init(indicator: IndicatorDraft, _ facts: Facts, _ policy: Policy, at time: Timestamp) {
        known = KnownFacts(facts)
        subject = .value(.object(EntityObject(indicator.record, known)))
        calendars = policy.calendars
        self.time = time
    }

    /// What an entity function leads to, and whether a calendar holds.
    public func call(_ function: Int, _ arguments: [Value]) -> Evaluation {
        let function = HostFunction.allCases[function]
        guard case .string(let text)? = arguments.first else { return .failure(Messages.notAText(function.rawValue)) }
        return function.kind.map { EntityObject.entity($0, of: text, known) } ?? calendars.during(text, at: time)
    }

    public func variable(_ slot: Int) -> Evaluation { slot == Scope.PolicySlot.now ? .value(.timestamp(time)) : subject }
}
