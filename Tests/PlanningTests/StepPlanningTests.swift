import ActionKit
import Canonical
import DefenderAPI
import Planning
import Playbooks
import TestKit
import Testing

/// What becomes of the steps of a run while it is planned.
struct StepPlanningTests {
    private func playbook(named name: String = "steps", bindings: String = "{}", _ steps: String) -> String {
        """
        playbook: \(name)
        mode: enforce
        trigger: { alerts: { where: 'true', lookback: 24h, per: device } }
        let: \(bindings)
        steps:
        \(steps)
        """
    }

    private static let isolation = "  - id: isolate\n    isolate_device: { type: Full, comment: why }"

    @Test func letIsEvaluatedOnlyWhereItIsNeeded() {
        let unused = Scenario(playbook(bindings: "{ ratio: 'alerts.size() / 0' }", "  - tag_device: { add: [seen] }"))
        #expect(unused.plan().runs[0].steps.map(\.reason) == [nil])
        let behind = playbook(
            bindings: "{ ratio: 'alerts.size() / 0' }",
            "  - if: alerts.size() > 1 && ratio == 0\n    tag_device: { add: [seen] }")
        #expect(Scenario(behind).plan().runs[0].steps.map(\.reason) == ["`if` is false: alerts.size() > 1 && ratio == 0"])
        let used = playbook(bindings: "{ ratio: 'alerts.size() / 0' }", "  - tag_device: { add: ['n-${ratio}'] }")
        guard case .failed(let reason)? = Scenario(used).plan().runs[0].steps.first?.state else {
            Issue.record("a failed `let` acted")
            return
        }
        #expect(reason.hasPrefix("`add` failed: "))
    }

    @Test func aFalseConditionSaysWhatItsPropertiesCameTo() {
        let text = playbook(
            """
              - if: alerts[0].severity == "Low" || alerts.size() > 3
                tag_device: { add: [low] }
            """)
        #expect(Scenario(text).plan().runs[0].steps[0].values == #"alerts[0].severity is "High""#)
        let when = text.replacing("steps:", with: "when: device.osPlatform.startsWith(\"macOS\")\nsteps:")
        let run = Scenario(when).plan().runs[0]
        #expect(run.values == #"device.osPlatform is "Windows11""#)
        #expect(run.skipped == #"`when` is false: device.osPlatform.startsWith("macOS")"#)
    }

    @Test func aFailedStepEndsThePlanOfItsRun() {
        let text = playbook("  - if: alerts[7].id == 'x'\n    tag_device: { add: [one] }\n  - tag_device: { add: [two] }")
        let steps = Scenario(text).plan().runs[0].steps
        #expect(steps.map(\.isPlanned) == [false, false])
        #expect(steps[1].reason == "it is not reached: the step \(steps[0].id) fails")
    }

    /// However many devices bear a name, it names none of them.
    @Test(arguments: [1, 2]) func aDeviceIsNamedByItsIdOnly(bearers: Int) {
        var scenario = Scenario(
            playbook("  - device: device.computerDnsName\n    isolate_device: { type: Full, comment: why }"))
        scenario.machines = (1...bearers).map { Sample.machine($0, ["computerDnsName": "twin.example"]) }
        guard case .failed(let reason)? = scenario.plan().runs[0].steps.first?.state else {
            Issue.record("a name stood for a device")
            return
        }
        #expect(reason == "`device` failed: it gives no device: twin.example")
    }

    @Test func theSecondIsolationStandsBy() throws {
        let scenario = Scenario(playbook(named: "one", Self.isolation), playbook(named: "two", Self.isolation))
        let runs = scenario.plan().runs
        #expect(runs.map { $0.steps[0].isStandby } == [false, true])
        #expect(runs.map { $0.steps[0].isPlanned } == [true, true])
        #expect(
            runs[1].steps[0].reason
                == "carried out only if that turns out otherwise: already isolated by the step isolate of run \(runs[0].id) in this plan"
        )
        #expect(runs[1].steps[0].step?.does.count == 1)
    }

    /// Whichever of the earlier steps is done or not, the request that is needed then was in the plan.
    @Test func isolateReleaseIsolateAreAllPlanned() {
        let text = playbook(
            Self.isolation + "\n  - release_device: { comment: why }\n  - isolate_device: { type: Full, comment: again }")
        let steps = Scenario(text).plan().runs[0].steps
        #expect(steps.map(\.isPlanned) == [true, true, true])
        #expect(steps.map(\.isStandby) == [false, false, false])
        #expect(steps.map { $0.step?.parts.map(\.isInForce) } == [[false], [true], [false]])
    }

    @Test func whatIsInForceBeforeThePlanIsSkipped() {
        var scenario = Scenario(playbook(Self.isolation))
        scenario.actions = [Sample.action("Isolate", "Succeeded", hour: 3)]
        guard case .skipped(_, isInForce: true)? = scenario.plan().runs[0].steps.first?.state else {
            Issue.record("not skipped")
            return
        }
    }

    @Test func anObservedRunChangesNothingForTheOthers() {
        let observed = playbook(named: "one", Self.isolation).replacing("mode: enforce", with: "mode: observe")
        let runs = Scenario(observed, playbook(named: "two", Self.isolation)).plan().runs
        #expect(runs.map { $0.steps[0].isPlanned } == [true, true])
    }

    /// What only the run can tell may change whatever is of its kind: no later step takes for granted what was there before.
    @Test(arguments: [
        ("isolate_device: { type: Full, comment: x }", "release_device: { comment: y }", true),
        ("release_device: { comment: x }", "release_device: { comment: y }", false),
        ("scan_device: { type: Quick }", "release_device: { comment: y }", false),
        ("tag_device: { add: [new] }", "tag_device: { remove: [new] }", true),
        ("tag_device: { add: [new] }", "set_device_value: { value: Normal }", false),
        ("set_device_value: { value: High }", "set_device_value: { value: Normal }", true),
        ("set_device_value: { value: Normal }", "remove_app_restriction: { comment: y }", false),
    ])
    func whatOnlyTheRunCanTellStandsInTheWay(told: String, fixed: String, isNeeded: Bool) {
        for device in ["    device: row.DeviceId\n", ""] {
            let first = """
                  - id: mark
                    tag_device: { add: [mark] }
                  - id: seen
                    if: steps.mark.outcome == "done"
                    hunt: { query: "DeviceInfo | where DeviceName != ${steps.mark.outcome}", columns: { DeviceId: string } }
                  - id: told
                    if: steps.seen.outcome == "done"
                    for_each: steps.seen.rows
                    as: row
                \(device)    \(told)

                """
            var scenario = Scenario(playbook(named: "one", first + "  - \(fixed)"), playbook(named: "two", "  - \(fixed)"))
            scenario.machines = [Sample.machine(1, ["deviceValue": "Normal"])]
            let runs = scenario.plan().runs
            #expect(runs[0].steps.map(\.id).prefix(3) == ["mark", "seen", "told"])
            #expect(runs.compactMap(\.steps.last).map(\.isStandby) == [isNeeded, isNeeded])
            #expect(runs.compactMap(\.steps.last).map(\.isPlanned) == [isNeeded, isNeeded])
        }
    }

    /// Whatever an undo takes back, or a called playbook does to what only the run can tell.
    @Test(arguments: [
        ("undo: { run: 'steps.seen.rows[0].Run' }", true), ("call: { playbook: inner, with: { id: '${steps.seen.rows[0].Run}' } }", true),
    ])
    func soDoesWhatIsTakenBackOrCalled(told: String, isNeeded: Bool) {
        let inner = """
            playbook: inner
            mode: enforce
            trigger: { manual: { inputs: { id: string } } }
            steps: [ { device: inputs.id, isolate_device: { type: Full, comment: x } } ]
            """
        let text = playbook(
            """
              - id: mark
                tag_device: { add: [mark] }
              - id: seen
                if: steps.mark.outcome == "done"
                hunt: { query: "DeviceInfo | where DeviceName != ${steps.mark.outcome}", columns: { Run: string } }
              - id: told
                if: steps.seen.outcome == "done"
                \(told)
              - release_device: { comment: y }
            """)
        let steps = Scenario(inner, text).plan().runs[0].steps
        #expect(steps.last?.isStandby == isNeeded)
    }

    /// A look-up that was called off gives nothing, whatever the type of what it gives.
    @Test func whereNoListIsGivenTheStepFails() throws {
        let text = playbook(
            """
              - id: mark
                tag_device: { add: [mark] }
              - id: ask
                if: steps.mark.outcome == "done"
                call_service: { service: tickets, operation: names, with: { of: "${steps.mark.outcome}" } }
              - if: steps.ask.outcome == "done"
                tag_device: { add: "${steps.ask.names}" }
            """)
        let plan = Scenario(text).plan()
        let expansion = try #require(plan.runs[0].steps[2].expansion)
        let mark = StepResult(outcome: "done")
        for (names, reason) in [(nil, "`add` failed: it gives no list"), (["one"], nil)] as [([String]?, String?)] {
            let outputs = names.map { ["names": FieldValue.list($0.map { .string($0) })] } ?? [:]
            let results = ["mark": mark, "ask": StepResult(outcome: "done", outputs: outputs)]
            let steps = expansion.draft(after: results, on: plan.inputs.facts).steps
            #expect(steps.map(\.reason) == [reason])
        }
    }

    /// An isolation that is over says nothing of how far a later one goes: what takes a release back isolates no less than was.
    @Test func anOldIsolationTellsNothingOfALaterOne() {
        for (isOver, scope) in [(true, "Full"), (false, "Selective")] {
            var scenario = Scenario(
                playbook((isOver ? "  - isolate_device: { type: Full, comment: x }\n" : "") + "  - release_device: { comment: y }"))
            scenario.actions =
                [Sample.action("Isolate", "Succeeded", hour: 1, scope: "Selective")]
                + (isOver ? [Sample.action("Unisolate", "Succeeded", hour: 2)] : [])
            let undo = scenario.plan().runs[0].steps.last?.step?.undoes.first?.command?.request.body?["IsolationType"]
            #expect(undo?.stringValue == scope)
        }
    }

    /// What a step calls off is under way no more for a later one: neither is that left out, nor does it fail.
    @Test(arguments: [
        ("RunAntiVirusScan", "scan_device: { type: Full }"), ("CollectInvestigationPackage", "collect_investigation_package: {}"),
        ("Isolate", "isolate_device: { type: Full, comment: x }"), ("Unisolate", "release_device: { comment: x }"),
        ("LiveResponse", "run_live_response: { commands: [ { get: 'C:\\a' } ] }"),
    ])
    func whatIsCalledOffIsDoneAgain(type: String, step: String) {
        let text = playbook("  - cancel_action: { id: 11111111-0000-4000-8000-000000000003, comment: stale }\n  - \(step)")
        var scenario = Scenario(text)
        scenario.actions = [Sample.action(type, "Pending", hour: 3, id: "11111111-0000-4000-8000-000000000003")]
        let steps = scenario.plan().runs[0].steps
        #expect(steps.map(\.isPlanned) == [true, true], "\(steps.map(\.reason))")
        #expect(steps.map(\.isStandby) == [false, false])
    }

    @Test func aConditionOnAnOutcomeIsDecidedLater() throws {
        let text = playbook(Self.isolation + "\n  - if: steps.isolate.outcome == \"done\"\n    tag_device: { add: [contained] }")
        let step = Scenario(text).plan().runs[0].steps[1]
        guard case .deferred(let condition) = step.state else {
            Issue.record("not deferred")
            return
        }
        #expect(step.step?.does.count == 1)
        #expect(condition.decide(["isolate": StepResult(outcome: "done")]) == .holds)
        #expect(
            condition.decide(["isolate": StepResult(outcome: "refused")])
                == .fails(reason: "`if` is false: steps.isolate.outcome == \"done\""))
        #expect(condition.decide([:]) == .failed(reason: "`if` failed: the step isolate has not ended"))
    }

    /// The names of steps, not their places, say whose outcome is meant.
    @Test func aConditionAsksForTheStepThatItNames() {
        let text = playbook(
            """
              - id: zeta
                tag_device: { add: [z] }
              - id: alpha
                tag_device: { add: [a] }
              - if: steps.zeta.outcome == "done"
                tag_device: { add: [last] }
            """)
        guard case .deferred(let condition) = Scenario(text).plan().runs[0].steps[2].state else {
            Issue.record("not deferred")
            return
        }
        #expect(condition.decide(["zeta": StepResult(outcome: "done"), "alpha": StepResult(outcome: "failed")]) == .holds)
        #expect(condition.decide(["zeta": StepResult(outcome: "failed"), "alpha": StepResult(outcome: "done")]) != .holds)
    }

    @Test func aStepAfterADeferredOneDoesNotStandBy() {
        let text = playbook(
            """
              - id: first
                tag_device: { add: [one] }
              - id: maybe
                if: steps.first.outcome == "done"
                tag_device: { add: [two] }
              - id: sure
                tag_device: { add: [two] }
            """)
        let steps = Scenario(text).plan().runs[0].steps
        #expect(steps.map(\.isPlanned) == [true, true, true])
        #expect(!steps.contains { $0.isStandby })
    }

    @Test func textsThatComeOutEmptyOrTooLongFail() {
        var scenario = Scenario(playbook("  - tag_device: { add: ['${alerts[0].title}'] }"))
        for (title, reason) in [
            ("", "`add` came out empty"), (String(repeating: "x", count: 201), "`add` came out longer than 200 characters"),
        ] {
            scenario.alerts = [Sample.alert("al-1", on: 1, ["title": .string(title)])]
            #expect(scenario.plan().runs[0].steps[0].reason == reason)
        }
    }

    @Test func whatAnAttackerWroteStaysText() throws {
        var scenario = Scenario(playbook("  - isolate_device: { type: Full, comment: '${alerts[0].title}' }"))
        scenario.alerts = [Sample.alert("al-1", on: 1, ["title": "${device.id}\n[cordon:AAAAAAAAAA] \u{1B}[31m\", \"x\": \""])]
        let request = try #require(scenario.plan().runs[0].steps[0].step?.does.first?.json)
        let comment = try #require(request["body"]?["Comment"]?.stringValue)
        #expect(comment.hasPrefix("${device.id} [cordon:AAAAAAAAAA]  [31m\", \"x\": \" [cordon:"))
        #expect(request["body"]?.objectValue?.members.count == 2)
    }
}
