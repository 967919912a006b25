import ActionKit
import Actions
import Canonical
import DefenderAPI
import DefenderSimulator
import Execution
import Guardrails
import Pipeline
import Planning
import Playbooks
import TestKit
import Testing

/// What each action owes: its examples parse, plan and find a route in the simulator.
struct CatalogueRouteTests {
    static let examples = Catalogue.standard.acting.flatMap { action in action.examples.map { "\(action.key)|\($0)" } }

    private static let world = """
        devices:
          - { id: "\(Sample.machineID(1))", computerDnsName: pc1.lab, onboardingStatus: Onboarded, osPlatform: Windows11, machineTags: [clean] }
        alerts:
          - { id: al-1, machineId: "\(Sample.machineID(1))", title: A headline, status: New, classification: TruePositive, firstEventTime: 2026-07-01T11:58:03.1234567Z, lastUpdateTime: -1h, alertCreationTime: -2h }
        indicators: [{ id: "4711", indicatorValue: old.example, indicatorType: DomainName, action: Block, expirationTime: 30d }]
        library: [{ fileName: update-mp.ps1 }, { fileName: dump.exe }, { fileName: dump.ps1 }]
        actions: ACTIONS
        """

    private static let histories = [
        ReleaseDevice.key: "Isolate, status: Succeeded", RemoveAppRestriction.key: "RestrictCodeExecution, status: Succeeded",
        CancelAction.key: "Isolate, status: Pending",
    ]

    /// A world in which the action's examples have something to do: only what is in force can be taken back.
    static func world(for key: String) -> String {
        let history = histories[key].map {
            "[ { id: 6f1d4f0c-6a1b-4c7e-9d5a-0b8f3f8f2a11, machineId: \"\(Sample.machineID(1))\", type: \($0), creationDateTimeUtc: -5h } ]"
        }
        return world.replacing("ACTIONS", with: history ?? "[]")
    }

    @Test(arguments: examples) func anExampleIsPlannedAndTaken(example: String) async throws {
        let parts = example.split(separator: "|", maxSplits: 1).map(String.init)
        let laboratory = try Laboratory(Self.world(for: parts[0]))
        let pipeline = laboratory.pipeline([
            """
            playbook: example
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps:
              - \(parts[1])
            """
        ])
        let plan = try await pipeline.plan(laboratory.request())
        let step = try #require(plan.runs.first?.steps.first)
        #expect(step.action.key == parts[0])
        let requests = try #require(step.step?.does.map(\.json))
        #expect(!requests.isEmpty)
        let review = pipeline.review(
            plan,
            Standing(now: Sample.now, begun: [], channels: ["soc": .host("hooks.example")], services: ["tickets": .host("tickets.example")])
        )
        let reports = try await laboratory.execute(review, by: pipeline)
        #expect(reports[0].steps.map(\.outcome.word) == ["done"])
        let messages = try laboratory.mailbox.deliveries.map { try JSONValue(parsing: $0.body) }
        guard !step.action.delivers else {
            if requests[0]["kind"] == "service" { return #expect(messages == [requests[0]["body"] ?? .null]) }
            // What only the run can tell is null in the plan.
            return #expect(
                messages.count == 1 && messages[0]["run"] == requests[0]["body"]?["run"] && messages[0]["text"]?.stringValue != nil)
        }
        #expect(try await laboratory.journal().map(\.request).withoutRepetitions == requests && messages.isEmpty)
        guard try #require(Catalogue.standard[parts[0]]).opposite != nil else { return }
        #expect(step.step?.undoes.isEmpty == false)
    }

    static let lookups = Catalogue.standard.all.filter { !$0.acts }.flatMap { $0.examples }

    /// A look-up is asked while the plan is made, and nothing is sent.
    @Test(arguments: lookups) func aLookUpIsAnsweredWhilePlanning(example: String) async throws {
        let laboratory = try Laboratory(Self.world(for: ""))
        let playbook = """
            playbook: example
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps:
              - \(example)
            """
        let query = ProjectFile(path: "kql/neighbours.kql", content: Array("DeviceInfo | project DeviceId, Timestamp\n".utf8))
        let pipeline = laboratory.pipeline(Projects.graph([playbook]).holding([query]), Projects.policy("none"))
        let plan = try await pipeline.plan(laboratory.request())
        let step = try #require(plan.runs.first?.steps.first)
        switch step.state {
        case .known: #expect(!step.outputs.isEmpty)
        case .failed(let reason): #expect(reason.contains("the service knows no"), "\(reason)")
        default: Issue.record("\(step.state)")
        }
        let file = try PlanFile(plan.canonicalBytes)
        let again = try file.plan(
            pipeline.graph, pipeline.policy, tenant: "lab", tenantID: laboratory.tenant.credentials.tenantID, now: Sample.now)
        #expect(again.canonicalBytes == plan.canonicalBytes)
        let review = pipeline.review(plan, Standing(now: Sample.now, begun: []))
        #expect(review.stepsToDo == 0 && review.acting.isEmpty)
        #expect(try await laboratory.journal().isEmpty)
    }

    @Test func everyActionHasAnExample() {
        for action in Catalogue.standard.all { #expect(!action.examples.isEmpty, "\(action.key)") }
    }
}

extension [JSONValue] {
    /// The simulator's journal has a line for each thing that one request has changed.
    fileprivate var withoutRepetitions: [JSONValue] {
        reduce(into: []) { kept, request in if kept.last != request { kept.append(request) } }
    }
}
