public import ActionKit
import Canonical
public import DefenderAPI
public import Guardrails
public import Planning
public import Playbooks

/// A tenant on paper, playbooks and a policy; it answers the planner's questions as the service would.
public struct Scenario: Sendable {
    public var graph: RuleGraph
    public var policy: Policy
    public var alerts: [Alert] = [Sample.alert("al-1")]
    public var machines: [Machine] = [Sample.machine(1)]
    public var actions: [MachineAction] = []
    public var indicators: [Indicator] = []
    /// How many the tenant holds, where it is more than those that a test needs.
    public var heldIndicators: Int?
    public var handled: [PlanInputs.Handled] = []
    public var lookback: Duration?
    /// The devices that triggers `devices` find.
    public var found: [Machine] = []
    public var scope = PlanScope.all
    public var gap: String?

    public init(_ playbooks: String..., policy: String = "none") {
        graph = Projects.graph(playbooks)
        self.policy = Projects.policy(policy)
    }

    /// What expressions of playbooks and policy read.
    public var use: FieldUse { policy.use(with: graph.fieldUse) }

    public func inputs(_ facts: Facts) -> PlanInputs {
        PlanInputs(
            tenant: "lab", tenantID: "tenant-1", time: Sample.now, version: "0.1.0", files: graph.files, values: graph.valuesJSON,
            policy: policy.digest, lookback: lookback, scope: scope, handled: handled, gap: gap, facts: facts)
    }

    /// All facts that the plan needs, and everything that was asked on the way.
    public func gathered() -> (facts: Facts, asked: Set<Question>) {
        var facts = Facts()
        for alert in alerts { facts.alerts[Sample.alertID(alert.id)] = alert }
        for machine in found {
            guard let id = MachineID(machine.id) else { continue }
            facts.found.insert(id)
            facts.devices[id] = .some(machine)
        }
        var asked: Set<Question> = []
        while true {
            let open = Planner(graph, inputs(facts)).draft().questions
            if open.isEmpty { return (facts, asked) }
            precondition(open.isDisjoint(with: asked), "the planner asks twice")
            asked.formUnion(open)
            for question in open { answer(question, &facts) }
        }
    }

    private func answer(_ question: Question, _ facts: inout Facts) {
        switch question {
        case .device(let id): facts.devices[id] = .some(machines.first { $0.id == id.description })
        case .lookup(let lookup): answer(lookup, &facts.answers)
        case .actions(let id): facts.actions[id] = actions.filter { $0.machineId == id.description }
        }
    }

    private func answer(_ lookup: Lookup, _ answers: inout LookupAnswers) {
        switch lookup {
        case .action(let id): answers.actions.updateValue(actions.first { $0.id == id.description }, forKey: id)
        case .indicators(let value): answers.indicators[value] = indicators.filter { $0.indicatorValue == value.description }
        case .indicatorsAmong(let values):
            for value in values { answers.indicators[value] = indicators.filter { $0.indicatorValue == value.description } }
            answers.indicatorCount = heldIndicators ?? indicators.count
        case .indicator(let id): answers.indicatorsByID.updateValue(indicators.first { $0.id == id.description }, forKey: id)
        case .indicatorCount: answers.indicatorCount = heldIndicators ?? indicators.count
        case .file(let hash): answers.files.updateValue(nil, forKey: hash)
        case .libraryFile(let name): answers.libraryFiles.updateValue(nil, forKey: name)
        case .device: preconditionFailure("devices are asked for as such")
        case .alert(let id): answers.alerts.updateValue(alerts.first { $0.id == id.description }, forKey: id)
        case .fileStatistics, .domainStatistics, .ipStatistics: answers.statistics.updateValue(nil, forKey: lookup)
        case .hunt(let question): answers.hunts[question] = hunts[question.kql] ?? .rows([])
        case .service(let request): answers.services[request] = .unusable("nobody is there")
        case .related(let relation): answers.related[relation] = related["\(relation.kind.rawValue) \(relation.text)"] ?? []
        case .listing(let listing): answers.listings[listing] = listings[listing.kind] ?? []
        case .reversal(let run): answers.reversals[run] = reversals[run] ?? .unknown
        }
    }

    /// What the collections of the tenant hold.
    public var listings: [TenantListing.Kind: [Record]] = [:]

    /// What navigation properties lead to, by the property and the key.
    public var related: [String: [Record]] = [:]

    /// What can be taken back, by the ids of runs.
    public var reversals: [String: Reversal] = [:]

    /// What hunting queries give, by their text.
    public var hunts: [String: HuntingAnswer] = [:]

    public func plan() -> Plan { Plan.compute(graph, policy, inputs(gathered().facts)) }

    public func review(_ plan: Plan, begun: [Standing.Begun] = [], fleet: Int? = nil, stop: Stop? = nil) -> Review {
        let standing = Standing(
            now: Sample.now, begun: begun, fleet: fleet, stop: stop, channels: ["soc": .host("hooks.example")],
            services: ["tickets": .host("tickets.example")])
        return Reviewer(policy, standing, limits: graph.limits).review(plan, facts: plan.inputs.facts)
    }

    /// What a saved plan meets in this scenario.
    public func drift(of plan: Plan) -> Drift {
        var facts = Facts()
        for alert in alerts { facts.alerts[Sample.alertID(alert.id)] = alert }
        facts.found = plan.inputs.facts.found
        for id in plan.inputs.facts.devices.keys { answer(.device(id), &facts) }
        for id in plan.inputs.facts.actions.keys { answer(.actions(id), &facts) }
        for lookup in plan.inputs.facts.answers.lookups { answer(lookup, &facts.answers) }
        return Drift.compare(plan, with: facts.projected(by: use), graph)
    }
}
