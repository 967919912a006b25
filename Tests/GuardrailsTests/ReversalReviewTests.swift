import ActionKit
import Canonical
import DefenderAPI
import Guardrails
import Planning
import TestKit
import Testing

/// What holds back a step that takes back what an earlier run did.
struct ReversalReviewTests {
    /// A tag that an earlier run has put on device 1, and that only the plan of that run knows how to take off.
    private static let standing: Reversal.Standing = {
        let device = Sample.machineID(1)
        let origin = DeedOrigin(
            plan: Digest(of: []), run: "r-before", step: "mark", target: device.description, device: device, action: "tag_device",
            isLeased: false)
        return Reversal.Standing(
            origin, number: 0, effects: [.init(.tag("held"), isOn: true)],
            undo: .change(.tag(machine: device, value: "held", action: .remove)), actionID: nil, isBegun: false)
    }()

    private static func scenario(policy: String, step: String = "undo: { run: r-before }") -> Scenario {
        var scenario = Scenario(
            """
            playbook: let-go
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps: [ { \(step.replacing("r-before", with: "'\"r-before\"'")) } ]
            """, policy: policy)
        scenario.machines = [Sample.machine(1, ["machineTags": ["held"]])]
        scenario.reversals = ["r-before": .over([standing], hasTakenBack: false)]
        return scenario
    }

    private static func word(_ scenario: Scenario, stop: Stop? = nil) throws -> String {
        let plan = scenario.plan()
        #expect(plan.runs[0].steps[0].step?.does == [standing.undo])
        let standing = Standing(now: Sample.now, begun: [], stop: stop, approvers: ["ana": ["desk"]])
        let review = Reviewer(scenario.policy, standing).review(plan, facts: plan.inputs.facts)
        return try #require(review.runs.first?.steps.first).verdict.word
    }

    /// Whoever has to agree to an action has to agree where it takes something back; all else is for what is new.
    @Test(arguments: [
        ("none", "cleared"), ("\n  approvals: [ { actions: [tag_device], within: 2h } ]", "waiting"),
        ("\n  approvals: [ { actions: [isolate_device], within: 2h } ]", "cleared"),
        ("\n  protect: [ { name: all, where: 'true || device.osPlatform == \"x\"', deny: all } ]", "cleared"),
        ("\n  change_freeze: [ { from: 2000-01-01T00:00:00Z, to: 2100-01-01T00:00:00Z } ]", "cleared"),
    ])
    func approvalsHoldAndLimitsDoNot(policy: String, word: String) throws {
        #expect(try Self.word(Self.scenario(policy: policy)) == word)
    }

    @Test func thePlaybooksOwnApprovalHolds() throws {
        let step = "undo: { run: r-before }, approval: { from: [desk] }"
        #expect(try Self.word(Self.scenario(policy: "none", step: step)) == "waiting")
    }

    /// A plan holds what takes the run back, and is computed again from that to the byte; with another request it is forged.
    @Test func anEditedRequestIsForged() throws {
        let scenario = Self.scenario(policy: "none")
        let plan = scenario.plan()
        let facts = try #require(Facts(json: plan.inputs.facts.json))
        #expect(Plan.compute(scenario.graph, scenario.policy, scenario.inputs(facts)).canonicalBytes == plan.canonicalBytes)
        var now = facts
        let other = Reversal.Standing(
            Self.standing.origin, number: 0, effects: Self.standing.effects,
            undo: .change(.tag(machine: Sample.machineID(2), value: "held", action: .remove)), actionID: nil, isBegun: false)
        now.answers.reversals["r-before"] = .over([other], hasTakenBack: false)
        #expect(Drift.compare(plan, with: now, scenario.graph).forged.count == 1)
    }

    /// Of several deeds less than was reviewed is not sent: what is no longer ours is somebody else's.
    @Test func fewerRequestsAreDrift() throws {
        var scenario = Self.scenario(policy: "none")
        let device = Sample.machineID(1)
        let second = Reversal.Standing(
            Self.standing.origin, number: 1, effects: [.init(.tag("kept"), isOn: true)],
            undo: .change(.tag(machine: device, value: "kept", action: .remove)), actionID: nil, isBegun: false)
        scenario.machines = [Sample.machine(1, ["machineTags": ["held", "kept"]])]
        scenario.reversals = ["r-before": .over([second, Self.standing], hasTakenBack: false)]
        let plan = scenario.plan()
        scenario.machines = [Sample.machine(1, ["machineTags": ["kept"]])]
        let drift = Drift.compare(plan, with: scenario.gathered().facts, scenario.graph)
        guard case .drifted = drift.verdicts[plan.runs[0].id]?["undo"] else {
            Issue.record("it holds")
            return
        }
    }
}
