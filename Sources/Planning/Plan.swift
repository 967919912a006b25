import ActionKit
public import Canonical
public import DefenderAPI
public import Playbooks

/// What would be done, and why: a value, its canonical bytes and their digest.
public struct Plan: Sendable {
    /// The inputs, their facts cut down to what the plan reads.
    public let inputs: PlanInputs
    /// The digest of the inputs: the step tokens are made of it.
    public let id: Digest
    public private(set) var runs: [PlannedRun]
    /// From then on `apply` refuses the plan.
    public let expires: Timestamp
    /// The digest of the file without its own digest: what a reviewer says they saw.
    public let digest: Digest
    /// The plan file.
    public let canonicalBytes: [UInt8]
    /// What its facts leave open: nothing, but in a plan file that somebody has edited.
    private let open: Set<Question>

    /// Computes the plan of inputs that need no question any more.
    /// - Parameter guarding: devices that rules of the policy ask about beside those that the steps act on.
    /// - Precondition: `Planner.draft` gave no question for these inputs.
    public static func compute(_ graph: RuleGraph, _ policy: Policy, _ inputs: PlanInputs, guarding: Set<MachineID> = []) -> Plan {
        let matched = Planner(graph, inputs).match()
        let projection = FactProjection(use: policy.use(with: graph.fieldUse))
        var projected = inputs
        var named = matched.keptDevices.union(guarding)
        while true {
            let facts = inputs.facts.json(alerts: matched.kept, also: named, projection)
            guard let readBack = Facts(json: facts) else { preconditionFailure("projected facts cannot be read back") }
            projected.facts = readBack
            projected.facts.unanswered = inputs.facts.unanswered
            let plan = Plan(graph, policy, projected, json: projected.json(facts: facts))
            if plan.open.isEmpty { return plan }
            // Devices that no trigger speaks of are known to be read once a plan without them asks for them.
            let missing = named.union(plan.open.compactMap(\.device))
            precondition(missing.count > named.count, "the plan asks for what it holds: \(plan.open)")
            named = missing
        }
    }

    /// Computes a plan from what its file says it was computed from.
    static func recompute(_ graph: RuleGraph, _ policy: Policy, _ inputs: PlanInputs, json: JSONValue) -> Plan {
        Plan(graph, policy, inputs, json: json)
    }

    private init(_ graph: RuleGraph, _ policy: Policy, _ inputs: PlanInputs, json: JSONValue) {
        self.inputs = inputs
        let recorded = json.canonicalBytes
        id = Digest(of: recorded)
        let draft = Planner(graph, inputs).draft(id: id)
        (runs, open) = (draft.runs, draft.questions)
        expires = inputs.time + policy.planAge
        let file = PlanBytes(id: id, inputs: recorded, expires: expires, runs: runs)
        (digest, canonicalBytes) = (file.digest, file.bytes)
    }

    /// The plan as its runs have gone on since. File and digest stay what they were.
    public func with(_ runs: [PlannedRun]) -> Plan {
        var plan = self
        plan.runs = runs
        return plan
    }

    /// All that was read for the plan, before and during its runs.
    public var facts: Facts {
        runs.flatMap(\.expanded).map(\.facts).reduce(inputs.facts) { $0.merging($1) }
    }

    /// All endpoints that carrying the plan out would call, taking it back where it is to be taken back included, each once, in the
    /// order of first use. What is refused now counts, for a later review of the same plan may clear it; what is only shown does not.
    public var endpoints: [Endpoint] {
        var seen: Set<String> = []
        return acting.flatMap(\.endpoints).filter { seen.insert($0.id).inserted }
    }

    /// Whether a step takes back what some earlier run did, and only its own run can tell which: any of what was done may be meant.
    public var undoesLater: Bool { acting.contains { $0.expansion?.undoes ?? false } }

    private var acting: [PlannedStep] {
        runs.filter { $0.mode == .enforce }.flatMap(\.steps).filter { $0.calls.last?.isObserved != true }
    }

    /// The services of cordon.yaml to which its steps send, by name, each with the address that the plan was made with.
    public var services: [String: String] {
        let calls = runs.flatMap(\.steps).flatMap(\.work).compactMap { $0.call?.operation }
        return Dictionary(calls.map { ($0.service, $0.origin) }) { first, _ in first }
    }

    /// The channels of cordon.yaml to which its steps send.
    public var channels: Set<String> {
        Set(
            runs.flatMap(\.steps).flatMap(\.work).compactMap { work in
                guard case .deliver(let message) = work, case .channel(let name) = message.destination else { return nil }
                return name
            })
    }
}

extension PlannedStep {
    /// What the step does, and what takes it back where that is planned as well.
    fileprivate var work: [Deed.Work] { (step?.does ?? []) + (lease == nil ? [] : step?.undoes ?? []) }

    /// What the step calls, or what it may call where only the run can tell; of a look-up also where it has been looked up, for `apply` asks again.
    fileprivate var endpoints: [Endpoint] {
        let calling: [Endpoint] = callsOffAfter == nil ? [] : [.cancelMachineAction]
        if let expansion { return expansion.endpoints + calling }
        if !action.acts && isPlanned { return action.endpoints }
        return work.compactMap(\.endpoint) + (work.isEmpty ? [] : calling)
    }
}

extension Question {
    fileprivate var device: MachineID? {
        switch self {
        case .device(let id), .actions(let id): id
        case .lookup: nil
        }
    }
}
