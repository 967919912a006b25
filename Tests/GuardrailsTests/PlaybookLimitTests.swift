import Canonical
import DefenderAPI
import Guardrails
import Planning
import Playbooks
import TestKit
import Testing

/// A playbook's own `limits`: past them a run waits for a person, and is not dropped.
struct PlaybookLimitTests {
    private static let people: [String: Set<String>] = ["ana": [], "bob": ["desk"]]

    /// One run per alert; each alert is on the device of its number.
    private func scenario(_ limits: String, alerts devices: [Int], mode: String = "enforce") -> Scenario {
        var scenario = Scenario(
            """
            playbook: contain
            mode: \(mode)
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps:
              - tag_device: { add: [seen] }
              - isolate_device: { type: Full, comment: why }
            limits: \(limits)
            """)
        scenario.machines = Set(devices).sorted().map { Sample.machine($0) }
        scenario.alerts = devices.enumerated().map { Sample.alert("al-\($0.offset)", on: $0.element) }
        return scenario
    }

    private func begun(_ device: Int, minutesAgo: Int, playbook: String = "contain", run: String = "r-before") -> Standing.Begun {
        let (id, time) = (Sample.machineID(device).description, Sample.now - .seconds(60 * minutesAgo))
        return Standing.Begun(
            action: "tag_device", target: id, time: time,
            origin: .init(run: run, playbook: playbook, subject: "alert:x", device: id, time: time))
    }

    private func words(
        _ scenario: Scenario, _ begun: [Standing.Begun] = [], fleet: Int? = nil, answers: [(run: Int, step: String, Bool)] = []
    ) -> [[String]] {
        let plan = scenario.plan()
        let requests = answers.map { number, step, isApproval in
            let run = plan.runs[number]
            return ApprovalRequest(
                run: run.id, step: step, digest: run.approvalDigest(of: step), asked: Sample.now, askedBy: "ana",
                answers: [ApprovalAnswer(approver: "bob", isApproval: isApproval, time: Sample.now)])
        }
        let standing = Standing(now: Sample.now, begun: begun, fleet: fleet, approvers: Self.people, requests: requests)
        let review = Reviewer(scenario.policy, standing, limits: scenario.graph.limits).review(plan, facts: plan.inputs.facts)
        return review.runs.map { $0.steps.map(\.verdict.word) }
    }

    private static let free = ["cleared", "cleared"]
    private static let held = ["waiting", "waiting"]

    @Test func devicesPastTheNumberWait() {
        let scenario = scenario("{ max_devices: { count: 2, per: 1h } }", alerts: [1, 2, 2, 3])
        #expect(words(scenario) == [Self.free, Self.free, Self.free, Self.held])
        #expect(words(scenario, [begun(9, minutesAgo: 30)]) == [Self.free, Self.held, Self.held, Self.held])
        #expect(words(scenario, [begun(9, minutesAgo: 61)]) == [Self.free, Self.free, Self.free, Self.held], "the window is over")
        #expect(words(scenario, [begun(9, minutesAgo: 1, playbook: "other")]) == [Self.free, Self.free, Self.free, Self.held])
        #expect(words(scenario, [begun(3, minutesAgo: 1)]) == [Self.free, Self.held, Self.held, Self.free], "3 is touched already")
    }

    /// What a called playbook does is counted over all who call it, and its own runs.
    @Test(arguments: [
        ("{ max_devices: { count: 2, per: 1h } }", [free, free, held]), ("{ once_per: { device: 2h } }", [free, free, free]),
    ])
    func aCalledPlaybookCountsOverAllWhoCallIt(limits: String, words expected: [[String]]) {
        var scenario = Scenario(
            """
            playbook: contain
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps:
              - call: { playbook: inner, with: { device: device } }
            ---
            playbook: inner
            mode: enforce
            trigger: { manual: { inputs: { device: device } } }
            steps:
              - { device: inputs.device, tag_device: { add: [seen] } }
              - { device: inputs.device, isolate_device: { type: Full, comment: why } }
            limits: \(limits)
            """)
        scenario.machines = [1, 2, 3].map { Sample.machine($0) }
        scenario.alerts = [1, 2, 3].map { (number: Int) in Sample.alert("al-\(number)", on: number) }
        #expect(words(scenario) == expected)
        func called(_ device: Int, by playbook: String, calling inner: [String]) -> Standing.Begun {
            let begun = begun(device, minutesAgo: 5, playbook: playbook)
            let time = Sample.now - .seconds(300)
            let origin = Standing.Origin(
                run: "r-before", playbook: playbook, called: inner, subject: "alert:x", device: begun.target, time: time)
            return Standing.Begun(action: "tag_device", target: begun.target, time: time, origin: origin)
        }
        // Device 1 was touched by another caller; 9 too; what the caller did itself is its own.
        #expect(words(scenario, [called(9, by: "contain", calling: [])]) == expected)
        let first = words(scenario, [called(1, by: "other", calling: ["inner"])])
        #expect(first == (limits.contains("once_per") ? [Self.held, Self.free, Self.free] : [Self.free, Self.free, Self.held]))
        let ninth = words(scenario, [called(9, by: "other", calling: ["inner"])])
        #expect(ninth == (limits.contains("once_per") ? expected : [Self.free, Self.held, Self.held]))
    }

    @Test func aShareIsOfTheFleet() {
        let scenario = scenario("{ max_devices: { count: 10, share: 1%, per: 1h } }", alerts: [1, 2, 3])
        #expect(words(scenario, fleet: 250) == [Self.free, Self.free, Self.held])
        #expect(words(scenario, fleet: 10) == [Self.free, Self.held, Self.held], "at least one")
        #expect(words(scenario, fleet: nil) == [Self.held, Self.held, Self.held], "what is not known is no leave")
    }

    @Test func theSameDeviceWaitsWhileItCoolsDown() {
        let scenario = scenario("{ once_per: { device: 2h } }", alerts: [1, 2, 1])
        #expect(words(scenario) == [Self.free, Self.free, Self.held])
        #expect(words(scenario, [begun(1, minutesAgo: 119)]) == [Self.held, Self.free, Self.held])
        #expect(words(scenario, [begun(1, minutesAgo: 120)]) == [Self.free, Self.free, Self.held])
        let own = scenario.plan().runs[0].id
        #expect(
            words(scenario, [begun(1, minutesAgo: 1, run: own)]) == [Self.free, Self.free, Self.held], "its own effects are no other run")
    }

    /// Who agrees to one step lets the run go on; who denies one holds all of it.
    @Test func oneAnswerIsAboutTheWholeRun() {
        let scenario = scenario("{ max_devices: { count: 1, per: 1h } }", alerts: [1, 2])
        #expect(words(scenario, answers: [(1, "tag_device", true)]) == [Self.free, Self.free])
        #expect(words(scenario, answers: [(1, "tag_device", false)]) == [Self.free, ["refused", "refused"]])
        #expect(words(scenario, answers: [(0, "tag_device", true)]) == [Self.free, Self.held], "an answer to another run")
    }

    @Test func aRunThatTouchesTooManyByItselfWaits() {
        let steps = """
            - for_each: 'alerts.map(a, a.machineId)'
                as: id
                device: id
                tag_device: { add: [seen] }
            """
        var scenario = Scenario(
            """
            playbook: contain
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h, per: { key: alert.category, within: 1h } } }
            steps:
              \(steps)
            limits: { max_devices: { count: 2, per: 1h } }
            """)
        scenario.machines = [1, 2, 3].map { Sample.machine($0) }
        scenario.alerts = [1, 2, 3].map { (number: Int) in Sample.alert("al-\(number)", on: number) }
        #expect(words(scenario) == [["waiting", "waiting", "waiting"]])
    }

    /// Nobody is asked whether something may be looked up.
    @Test func aLookUpDoesNotWait() {
        var scenario = Scenario(
            """
            playbook: contain
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps:
              - { id: known, get_alert: { id: "${alert.id}" } }
              - { id: tag, tag_device: { add: [seen] } }
              - { id: later, get_alert: { id: "${steps.tag.outcome}" } }
            limits: { max_devices: { count: 1, per: 1h } }
            """)
        scenario.machines = [1, 2].map { Sample.machine($0) }
        scenario.alerts = [1, 2].map { (number: Int) in Sample.alert("al-\(number)", on: number) }
        #expect(words(scenario) == [["cleared", "cleared", "cleared"], ["cleared", "waiting", "cleared"]])
    }

    @Test func whatSendsNothingUsesNothingUp() {
        let scenario = scenario("{ max_devices: { count: 1, per: 1h } }", alerts: [1, 2], mode: "observe")
        #expect(words(scenario) == [Self.free, Self.free])
    }

    @Test func withoutApproversItIsRefused() throws {
        let scenario = scenario("{ max_devices: { count: 1, per: 1h } }", alerts: [1, 2])
        let verdict = scenario.review(scenario.plan()).runs[1].steps[0].verdict
        #expect(verdict.word == "refused")
        #expect(try #require(verdict.reason).contains("cordon.yaml names none of them"))
        #expect(try #require(verdict.rule).hasPrefix("limits.max_devices (playbooks/0.yaml:"))
    }

    /// A playbook's limits hold for what is done in its name, also by a playbook that it calls in its turn.
    @Test(arguments: [
        "device: inputs.device, isolate_device: { type: Full, comment: x }", "call: { playbook: leaf, with: { device: inputs.device } }",
    ])
    func calledPlaybooksCountWithThoseThatTheyCall(work: String) {
        let head = "mode: enforce\ntrigger: { manual: { inputs: { device: device } } }\n"
        var scenario = Scenario(
            """
            playbook: outer
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h, per: { key: alert.severity, within: 2h } } }
            steps:
              - { id: many, for_each: 'alerts.map(a, a.device)', as: d, call: { playbook: middle, with: { device: d } } }
            """,
            "playbook: middle\n\(head)limits: { max_devices: { count: 1, per: 1h } }\nsteps: [ { \(work) } ]",
            "playbook: leaf\n\(head)steps: [ { device: inputs.device, isolate_device: { type: Full, comment: x } } ]")
        scenario.machines = (1...3).map { Sample.machine($0) }
        scenario.alerts = (1...3).map { (number: Int) in Sample.alert("al-\(number)", on: number) }
        #expect(words(scenario) == [["waiting", "waiting", "waiting"]])
    }
}
