import Canonical
import DefenderAPI
import Guardrails
import Planning
import Playbooks
import TestKit
import Testing

/// What the policy says to a plan.
struct ReviewTests {
    private static let tierZero = """
          protect:
            - name: domain-controllers
              where: device.machineTags.exists(t, t == "tier0")
              deny: [isolate_device]
        """

    private func verdicts(_ scenario: Scenario, begun: [Standing.Begun] = []) -> [[Verdict]] {
        scenario.review(scenario.plan(), begun: begun).runs.map { $0.steps.map(\.verdict) }
    }

    @Test func aProtectedDeviceIsRefusedWithThePolicysLine() {
        var scenario = Scenario(Projects.containment, policy: Self.tierZero)
        scenario.machines = [Sample.machine(1, ["machineTags": ["tier0"]])]
        let refused = Verdict.refused(
            reason: "the device is protected by the policy rule domain-controllers",
            rule: "protect domain-controllers (cordon.yaml:8:7)")
        #expect(verdicts(scenario) == [[refused, .cleared]])
    }

    @Test func otherDevicesAndActionsAreCleared() {
        #expect(verdicts(Scenario(Projects.containment, policy: Self.tierZero)) == [[.cleared, .cleared]])
    }

    /// A tag that comes out of an alert is known to the plan alone.
    @Test func aTagOfThePolicyIsNotChanged() {
        let playbook = Projects.containment.replacing("add: [", with: "add: [tier0, ")
        let scenario = Scenario(playbook, policy: Self.tierZero)
        let refused = verdicts(scenario)[0].first { $0.reason == "the policy goes by the tag tier0: playbooks cannot change it" }
        #expect(refused?.rule == "protect domain-controllers (cordon.yaml:8:7)")
    }

    /// What a device is worth may protect it: a playbook that could lower it could isolate the device afterwards.
    @Test(arguments: [
        ("High", "Low", "refused"), ("High", "High", "skipped"), ("Normal", "Low", "cleared"), ("Low", "High", "cleared"),
    ])
    func aValueThatProtectsIsNotTakenAway(is value: String, becomes wish: String, word: String) {
        var scenario = Scenario(
            """
            playbook: act
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps: [ { set_device_value: { value: \(wish) } } ]
            """, policy: "  protect: [ { name: crown, where: 'device.deviceValue == \"High\"', deny: [isolate_device] } ]")
        scenario.machines = [Sample.machine(1, ["deviceValue": .string(value)])]
        let verdict = verdicts(scenario)[0][0]
        #expect(verdict.word == word)
        let isNamed =
            verdict.reason == "after that the policy rule crown would no longer protect the device: playbooks cannot change that"
        #expect(isNamed == (word == "refused"))
    }

    /// So may its tags, however the rule tells them: what would take the protection away is refused, also where it takes several steps.
    @Test(arguments: [
        (#"device.machineTags.exists(t, t.endsWith("-prod"))"#, ["web-prod"], ["web-prod"], ["refused"]),
        (
            #"device.machineTags.exists(t, t.endsWith("-prod"))"#, ["web-prod", "db-prod"], ["web-prod", "db-prod"], ["cleared", "refused"]
        ),
        (#"device.machineTags.exists(t, t.contains("prod"))"#, ["a-prod", "x"], ["x"], ["cleared"]),
        (#"device.machineTags.size() > 0"#, ["x"], ["x"], ["refused"]),
        (#"device.osPlatform == "Windows11""#, ["x"], ["x"], ["cleared"]),
    ])
    func tagsThatProtectAreNotTakenAway(rule: String, tags: [String], removed: [String], words: [String]) {
        let steps = removed.enumerated().map { "  - { id: s\($0), tag_device: { remove: [\"\($1)\"] } }" }.joined(separator: "\n")
        var scenario = Scenario(
            "playbook: act\nmode: enforce\ntrigger: { alerts: { where: 'true', lookback: 24h } }\nsteps:\n\(steps)",
            policy: "  protect: [ { name: prod, where: '\(rule)', deny: [isolate_device] } ]")
        scenario.machines = [Sample.machine(1, ["machineTags": .array(tags.map { .string($0) })])]
        #expect(verdicts(scenario)[0].map(\.word) == words)
    }

    /// What may never be done protects nothing.
    @Test func aTagThatMayComeProtectsNothing() {
        var scenario = Scenario(
            """
            playbook: act
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps:
              - { id: first, scan_device: { type: Quick } }
              - { id: decoy, if: 'steps.first.outcome == "failed"', tag_device: { add: [decoy] } }
              - { id: lower, set_device_value: { value: Low } }
              - { id: bare, tag_device: { remove: [crown] } }
            """,
            policy:
                "  protect: [ { name: p, where: 'device.deviceValue == \"High\" || device.machineTags.size() > 0', deny: [isolate_device] } ]"
        )
        scenario.machines = [Sample.machine(1, ["deviceValue": "High"])]
        #expect(verdicts(scenario)[0].map(\.word) == ["cleared", "cleared", "refused", "skipped"])
        scenario.machines = [Sample.machine(1, ["machineTags": ["crown"]])]
        #expect(verdicts(scenario)[0].map(\.word) == ["cleared", "cleared", "cleared", "refused"])
    }

    @Test func denyAllConcernsEveryAction() {
        let scenario = Scenario(Projects.containment, policy: "  protect: [ { name: x, where: 'true', deny: all } ]")
        #expect(verdicts(scenario)[0].allSatisfy { $0.word == "refused" })
    }

    @Test func whatCannotBeJudgedIsProtected() {
        let policy = "  protect: [ { name: idle, where: 'device.healthStatus == \"Inactive\"', deny: [isolate_device] } ]"
        let first = verdicts(Scenario(Projects.containment, policy: policy))[0][0]
        let reason = """
            the policy rule idle cannot be judged (the service gives no healthStatus for this device), and what cannot be \
            judged is protected
            """
        #expect(first.reason == reason)
        #expect(first.rule?.hasPrefix("protect idle") == true)
    }

    /// A step that asks for one that is refused is told before the run, unless its condition may hold all the same.
    @Test(arguments: [
        (#"steps.isolate.outcome == "done""#, "skipped"), (#"steps.isolate.outcome in ["done", "failed"]"#, "skipped"),
        (#"steps.isolate.outcome == "refused""#, "cleared"),
        (#"steps.isolate.outcome == "done" && steps.first.outcome == "done""#, "skipped"),
        (#"steps.first.outcome == "done""#, "cleared"), (#"steps.isolate.outcome == "done" || steps.first.outcome == "done""#, "cleared"),
    ])
    func whatAsksForARefusedStepIsToldBefore(condition: String, word: String) {
        var scenario = Scenario(
            """
            playbook: act
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps:
              - { id: first, tag_device: { add: [one] } }
              - { id: isolate, isolate_device: { type: Full, comment: x } }
              - { id: mark, if: '\(condition)', tag_device: { add: [two] } }
            """, policy: Self.tierZero)
        scenario.machines = [Sample.machine(1, ["machineTags": ["tier0"]])]
        #expect(verdicts(scenario)[0].map(\.word) == ["cleared", "refused", word])
        // Of a plan that is gone on with, the run tells: what was begun goes on, whatever is said of it now.
        let plan = scenario.plan()
        let again = Reviewer(scenario.policy, Standing(now: Sample.now, begun: [])).review(plan, facts: plan.inputs.facts, settled: [:])
        #expect(again.runs[0].steps.map(\.verdict.word) == ["cleared", "refused", "cleared"])
        scenario.machines = [Sample.machine(1)]
        #expect(verdicts(scenario)[0].map(\.word) == ["cleared", "cleared", "cleared"])
    }

    /// What cannot be done is said of a step of a called playbook before that it is never reached.
    @Test func whatFailsIsToldBeforeWhatIsNeverReached() {
        var scenario = Scenario(
            """
            playbook: act
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps:
              - { id: isolate, isolate_device: { type: Full, comment: x } }
              - { id: inner, if: 'steps.isolate.outcome == "done"', call: { playbook: inner, with: { device: nowhere } } }
              - { id: other, if: 'steps.isolate.outcome == "done"', call: { playbook: inner, with: { device: "${device.id}" } } }
            """,
            """
            playbook: inner
            mode: enforce
            trigger: { manual: { inputs: { device: string } } }
            steps: [ { device: inputs.device, tag_device: { add: [two] } } ]
            """, policy: Self.tierZero)
        scenario.machines = [Sample.machine(1, ["machineTags": ["tier0"]])]
        let reasons = verdicts(scenario)[0].map(\.reason)
        #expect(reasons.count == 3 && reasons[1] == "`device` failed: it gives no device: nowhere")
        #expect(reasons.last == "`if` is false: steps.isolate.outcome == \"done\"")
    }

    // MARK: Limits

    private func manyDevices(maximum: Int, devices: Int) -> Scenario {
        let policy = "  limits: [ { actions: [isolate_device], max: \(maximum), per: 1h } ]"
        var scenario = Scenario(Projects.containment, policy: policy)
        scenario.alerts = (1...devices).map { Sample.alert("al-\($0)", on: $0) }
        scenario.machines = (1...devices).map { Sample.machine($0) }
        return scenario
    }

    private func isolations(_ scenario: Scenario, begun: [Standing.Begun] = []) -> [String] {
        verdicts(scenario, begun: begun).map { $0[0].word }
    }

    private func begun(_ machine: Int, minutesAgo: Int64, _ action: String = "isolate_device") -> Standing.Begun {
        Standing.Begun(action: action, target: Sample.machineID(machine).description, time: Sample.now - .seconds(60 * minutesAgo))
    }

    @Test func aLimitHoldsWithinOnePlan() {
        let scenario = manyDevices(maximum: 2, devices: 3)
        #expect(isolations(scenario) == ["cleared", "cleared", "refused"])
        #expect(
            verdicts(scenario)[2][0]
                == .refused(
                    reason: "the policy allows isolate_device on at most 2 devices per 1h; 2 are used up",
                    rule: "limits[0] (cordon.yaml:7:13)"))
    }

    @Test func whatWasBegunInTheWindowCounts() {
        let scenario = manyDevices(maximum: 2, devices: 2)
        #expect(isolations(scenario, begun: [begun(9, minutesAgo: 59)]) == ["cleared", "refused"])
        #expect(isolations(scenario, begun: [begun(9, minutesAgo: 60)]) == ["cleared", "cleared"])
        #expect(isolations(scenario, begun: [begun(9, minutesAgo: 5, "tag_device")]) == ["cleared", "cleared"])
    }

    @Test func theSameDeviceCountsOnce() {
        let scenario = manyDevices(maximum: 1, devices: 2)
        #expect(isolations(scenario, begun: [begun(1, minutesAgo: 5), begun(1, minutesAgo: 9)]) == ["cleared", "refused"])
    }

    /// What is done to no device counts by what the request names.
    @Test(arguments: [(0, ["refused", "refused"]), (1, ["cleared", "refused"]), (2, ["cleared", "cleared"])])
    func indicatorsAndAlertsCountToo(maximum: Int, _ words: [String]) {
        let playbook = """
            playbook: block
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps:
              - { id: one, add_indicator: { type: DomainName, value: bad.example.org, action: Block, title: bad, description: why, expires: 30d } }
              - { id: two, add_indicator: { type: DomainName, value: worse.example.org, action: Block, title: bad, description: why, expires: 30d } }
            """
        let scenario = Scenario(playbook, policy: "  limits: [ { actions: [add_indicator], max: \(maximum), per: 1h } ]")
        #expect(verdicts(scenario)[0].map(\.word) == words)
        let begun = Standing.Begun(action: "add_indicator", target: "bad.example.org", time: Sample.now - .seconds(60))
        if maximum == 1 { #expect(verdicts(scenario, begun: [begun])[0].map(\.word) == words) }
    }

    /// The service has room for 15,000 indicators; one that takes the place of another needs none, nor does one twice.
    @Test(arguments: [
        (14_997, ["cleared", "cleared", "cleared", "cleared"]), (14_998, ["cleared", "cleared", "cleared", "cleared"]),
        (14_999, ["cleared", "cleared", "refused", "cleared"]), (15_000, ["refused", "refused", "refused", "cleared"]),
    ])
    func aTenantHasRoomForSoManyIndicators(held: Int, words: [String]) throws {
        let steps = ["one", "one", "two", "known"].enumerated().map { place, name in
            "  - { id: s\(place), add_indicator: { type: DomainName, value: \(name).example.org, action: Block, title: t, "
                + "description: d, expires: 30d, replace: true } }"
        }
        var scenario = Scenario(
            """
            playbook: block
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps:
            \(steps.joined(separator: "\n"))
            """)
        scenario.heldIndicators = held
        scenario.indicators = [
            try Indicator(decoding: ["id": "1", "indicatorValue": "known.example.org", "indicatorType": "DomainName", "action": "Audit"])
        ]
        let review = verdicts(scenario)[0]
        #expect(review.map(\.word) == words)
        guard held == 14_999 else { return }
        #expect(
            review[2].reason
                == "a tenant has room for 15000 indicators; it holds 14999 and 1 more with the steps before, and this step adds 1")
        #expect(review[2].rule == "the service's limit")
    }

    /// What an attacker wrote in an alert can become an indicator (language.md, "Policy").
    @Test(arguments: [
        (#"indicator.indicatorValue.endsWith(".contoso.example")"#, ["refused", "cleared", "cleared"]),
        (#"indicator.action == "Block" && indicator.indicatorType == "DomainName""#, ["refused", "refused", "cleared"]),
        (#"indicator.title == "t" && indicator.application == null"#, ["refused", "refused", "cleared"]),
        (#"indicator.educateUrl == "https://a.example""#, ["cleared", "cleared", "cleared"]),
        // Not stated before the service has it: what cannot be told protects.
        (#"indicator.creationTimeDateTimeUtc < now"#, ["refused", "refused", "cleared"]),
        ("true", ["refused", "refused", "refused"]),
        (#"device.computerDnsName == "pc1.contoso.example""#, ["cleared", "cleared", "refused"]),
    ])
    func aRuleCanForbidIndicators(condition: String, words: [String]) {
        let playbook = """
            playbook: block
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps:
              - { id: one, add_indicator: { type: DomainName, value: www.contoso.example, action: Block, title: t, description: d, expires: 30d } }
              - { id: two, add_indicator: { type: DomainName, value: bad.example.org, action: Block, title: t, description: d, expires: 30d } }
              - isolate_device: { type: Full, comment: why }
            """
        let policy = "  protect: [ { name: ours, where: '\(condition)', deny: all } ]"
        let review = verdicts(Scenario(playbook, policy: policy))[0]
        #expect(review.map(\.word) == words)
        guard condition.contains("endsWith") else { return }
        #expect(review[0].reason == "an indicator of www.contoso.example is forbidden by the policy rule ours")
    }

    @Test func aLimitOfNoneRefusesAll() {
        #expect(isolations(manyDevices(maximum: 0, devices: 2)) == ["refused", "refused"])
    }

    @Test func aRefusedStepUsesUpNoLimit() {
        let policy = """
              protect: [ { name: named, where: 'device.computerDnsName.startsWith("pc1.")', deny: [isolate_device] } ]
              limits: [ { actions: [isolate_device], max: 1, per: 1h } ]
            """
        var scenario = manyDevices(maximum: 1, devices: 2)
        scenario.policy = Projects.policy(policy)
        #expect(isolations(scenario) == ["refused", "cleared"])
    }

    // MARK: Between runs

    private func twice(_ first: String) -> [String] {
        [first, "enforce"].enumerated().map { index, mode in
            Projects.containment.replacing("playbook: contain", with: "playbook: contain-\(index)")
                .replacing("mode: enforce", with: "mode: \(mode)")
        }
    }

    @Test func aStepOnStandbyIsRefusedForItself() {
        var scenario = Scenario(twice("enforce")[0], twice("enforce")[1], policy: Self.tierZero)
        scenario.machines = [Sample.machine(1, ["machineTags": ["tier0"]])]
        let review = scenario.review(scenario.plan())
        #expect(review.runs[1].steps[0].step.isStandby)
        #expect(review.runs[1].steps[0].verdict == review.runs[0].steps[0].verdict)
        #expect(review.runs[1].steps[0].verdict.word == "refused")
    }

    /// It is cleared, since it may be needed, but is not among the steps that a person agrees to as done.
    @Test func aStepOnStandbyIsClearedAndNotCounted() {
        let scenario = Scenario(twice("enforce")[0], twice("enforce")[1])
        let review = scenario.review(scenario.plan())
        #expect(verdicts(scenario) == [[.cleared, .cleared], [.cleared, .cleared]])
        #expect(review.stepsToDo == 2)
    }

    /// It acts on a device that counts already.
    @Test func aStepOnStandbyUsesUpNoLimit() {
        let policy = "  limits: [ { actions: [isolate_device], max: 1, per: 1h } ]"
        #expect(isolations(Scenario(twice("enforce")[0], twice("enforce")[1], policy: policy)) == ["cleared", "cleared"])
    }

    @Test func anObservedRunUsesUpNoLimit() {
        let policy = "  limits: [ { actions: [isolate_device], max: 0, per: 1h } ]"
        let scenario = Scenario(twice("observe")[0], twice("observe")[1], policy: policy)
        #expect(isolations(scenario) == ["cleared", "refused"])
    }

    // MARK: Drift

    @Test func driftRefusesAndAlreadyIsNotSent() {
        let scenario = Scenario(Projects.containment)
        let plan = scenario.plan()
        var later = scenario
        later.machines = [Sample.machine(1, ["machineTags": ["contained"]])]
        later.actions = [Sample.action("Isolate", "Succeeded", hour: 11)]
        let reviewer = Reviewer(scenario.policy, Standing(now: Sample.now, begun: []))
        let review = reviewer.review(plan, facts: plan.inputs.facts, drift: later.drift(of: plan))
        #expect(review.runs[0].steps[0].verdict.rule == "drift")
        #expect(review.runs[0].steps[1].verdict == .already(reason: "the tags are already so"))
        #expect(review.acting.isEmpty)
    }
}
