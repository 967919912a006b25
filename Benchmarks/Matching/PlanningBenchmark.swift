import ActionKit
import Canonical
import DefenderAPI
import Diagnostics
import Foundation
import Planning
import Playbooks

/// Plans a page of alerts against recorded facts: devices and histories are known, nothing is asked. Prints the seconds of each round,
/// and for parts of the page how many bytes the plan has for its steps.
struct PlanningBenchmark {
    private let graph: RuleGraph
    private let time: Timestamp
    private let policy: Policy

    init(_ graph: RuleGraph, time: Timestamp) throws {
        self.graph = graph
        self.time = time
        policy = try Self.policy(graph)
    }

    func run(_ page: [UInt8], rounds: Int) throws -> JSONValue {
        let alerts = try Query<Page<Alert>>.alerts().decode(page).items
        let inputs = inputs(try facts(alerts[...]))
        let seconds = (0..<rounds).map { _ in
            let start = ContinuousClock.now
            let plan = Plan.compute(graph, policy, inputs)
            precondition(!plan.canonicalBytes.isEmpty, "a plan has bytes")
            return JSONValue.number((ContinuousClock.now - start) / .seconds(1))
        }
        let sizes = try [4, 2, 1].map { part in size(of: alerts.prefix(alerts.count / part), try facts(alerts.prefix(alerts.count / part)))
        }
        return ["seconds": .array(seconds), "sizes": .array(sizes)]
    }

    private func size(of alerts: ArraySlice<Alert>, _ facts: Facts) -> JSONValue {
        let plan = Plan.compute(graph, policy, inputs(facts))
        let steps = plan.runs.map(\.steps.count).reduce(0, +)
        return [
            "alerts": .integer(Int64(alerts.count)), "runs": .integer(Int64(plan.runs.count)), "steps": .integer(Int64(steps)),
            "bytes": .integer(Int64(plan.canonicalBytes.count)),
        ]
    }

    private func inputs(_ facts: Facts) -> PlanInputs {
        PlanInputs(
            tenant: "bench", tenantID: "00000000-0000-0000-0000-000000000000", time: time, version: "0", files: graph.files,
            policy: policy.digest, lookback: nil, handled: [], gap: nil, facts: facts)
    }

    /// The alerts, and every device that they name: onboarded, without any history.
    private func facts(_ alerts: ArraySlice<Alert>) throws -> Facts {
        var facts = Facts()
        for alert in alerts {
            if let id = AlertID(alert.id) { facts.alerts[id] = alert }
            guard let id = alert.machineId.flatMap({ MachineID($0) }), facts.devices[id] == nil else { continue }
            let machine: JSONValue = [
                "id": .string(id.description), "computerDnsName": .string(alert.computerDnsName ?? ""), "osPlatform": "Windows11",
                "onboardingStatus": "Onboarded", "riskScore": "Medium", "machineTags": [],
            ]
            facts.devices[id] = .some(try Machine(decoding: machine))
            facts.actions[id] = []
        }
        return facts
    }

    private static func policy(_ graph: RuleGraph) throws -> Policy {
        let text = """
            tenants:
              - { name: bench, tenantId: 00000000-0000-0000-0000-000000000000, clientId: 00000000-0000-0000-0000-000000000000, credential: { secret: "env:S" } }
            """
        let collector = DiagnosticCollector()
        let decoder = ConfigurationDecoder(actions: graph.catalogue.keys, into: collector)
        guard let configuration = decoder.configuration(SourceFile(path: "cordon.yaml", text: text)) else {
            throw Mistake(description: "\(collector.diagnostics.map(\.message))")
        }
        return configuration.policy
    }
}
