import ActionKit
public import Canonical
public import DefenderAPI
import Expressions
public import Playbooks

/// What would be done, and why: a value, its canonical bytes and their digest.
public struct Plan: Sendable {
    /// The inputs, their facts cut down to what the plan reads.
    public let inputs: PlanInputs
    /// The digest of the inputs: the step tokens are made of it.
    public let id: Digest
    public let runs: [PlannedRun]
    /// From then on `apply` refuses the plan.
    public let expires: Timestamp
    /// The digest of the file without its own digest: what a reviewer says they saw.
    public let digest: Digest
    /// The plan file.
    public let canonicalBytes: [UInt8]

    /// Computes the plan of inputs that need no question any more.
    /// - Precondition: `Planner.draft` gave no question for these inputs.
    public static func compute(_ graph: RuleGraph, _ policy: Policy, _ inputs: PlanInputs) -> Plan {
        let matched = Planner(graph, inputs).match()
        let projection = FactProjection(use: policy.use(with: graph.fieldUse))
        var projected = inputs
        var named = matched.keptDevices
        while true {
            let facts = inputs.facts.json(alerts: matched.kept, also: named, projection)
            guard let readBack = Facts(json: facts) else { preconditionFailure("projected facts cannot be read back") }
            projected.facts = readBack
            let missing = graph.namesDevices ? Planner(graph, projected).draft().questions.compactMap(\.device) : []
            if missing.isEmpty { return Plan(graph, policy, projected, json: projected.json(facts: facts)) }
            named.formUnion(missing)
        }
    }

    /// Computes a plan from what its file says it was computed from.
    static func recompute(_ graph: RuleGraph, _ policy: Policy, _ inputs: PlanInputs, json: JSONValue) -> Plan {
        Plan(graph, policy, inputs, json: json)
    }

    private init(_ graph: RuleGraph, _ policy: Policy, _ inputs: PlanInputs, json: JSONValue) {
        self.inputs = inputs
        id = Digest(of: json.canonicalBytes)
        runs = Planner(graph, inputs).draft(id: id).runs
        expires = inputs.time + policy.planAge
        var file = JSONObject()
        file["schema"] = .string(PlanFile.schema)
        file["id"] = .string(id.description)
        file["inputs"] = json
        file["expires"] = .string(expires.description)
        file["runs"] = .array(runs.map(\.json))
        digest = Digest(of: JSONValue.object(file).canonicalBytes)
        file["plan"] = .string(digest.description)
        canonicalBytes = JSONValue.object(file).canonicalBytes
    }

    /// All endpoints that carrying the plan out would call, taking it back where it is to be taken back included, each once, in the
    /// order of first use.
    public var endpoints: [Endpoint] {
        var seen: Set<String> = []
        return runs.filter { $0.mode == .enforce }.flatMap(\.steps).flatMap(\.endpoints)
            .filter { seen.insert($0.id).inserted }
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

extension RuleGraph {
    /// Whether a device may be asked for that no alert of a run names.
    fileprivate var namesDevices: Bool {
        rules.contains { rule in
            rule.steps.contains { step in
                if case .action(let action, _) = step.work { return step.device != nil || action.subject == .inputs }
                return false
            } || rule.expressions.contains { $0.leadsOn(rule.roots) } || rule.takesDevices
                || values.tables.contains { $0.table.columns.contains { $0.type.isDevice } }
        }
    }
}

extension Rule {
    /// Whether somebody may call it with devices.
    fileprivate var takesDevices: Bool {
        guard case .manual(let inputs) = startedBy else { return false }
        return inputs.contains { $0.type.isDevice }
    }
}

extension CheckedExpression {
    /// Whether it may ask for an entity beside the device of an alert.
    fileprivate func leadsOn(_ roots: [Scope.Root]) -> Bool {
        Reach.all(in: root, roots: roots).contains { reach in
            guard reach.endpoint != nil, case .navigation(let property) = reach.kind else { return reach.endpoint != nil }
            return property.owner != .alert || property.name != "device"
        }
    }
}

extension ValueType {
    fileprivate var isDevice: Bool {
        switch self {
        case .entity(.device): true
        case .list(let element): element.isDevice
        default: false
        }
    }
}

extension PlannedStep {
    /// What the step does, and what takes it back where that is planned as well.
    fileprivate var work: [Deed.Work] { (step?.does ?? []) + (lease == nil ? [] : step?.undoes ?? []) }

    /// What the step calls; of a look-up also where it has been looked up, for `apply` asks again.
    fileprivate var endpoints: [Endpoint] { !action.acts && isPlanned ? action.endpoints : work.compactMap(\.endpoint) }
}

extension Question {
    fileprivate var device: MachineID? {
        switch self {
        case .device(let id), .actions(let id): id
        case .lookup: nil
        }
    }
}
