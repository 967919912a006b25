import Canonical
import DefenderAPI
import Planning
import Playbooks
import TestKit
import Testing

/// What has changed between the plan and the world, and whether it matters.
struct DriftTests {
    private let planned = Scenario(Projects.containment)

    private func drift(_ change: (inout Scenario) -> Void) -> (steps: [String: Drift.Verdict], drift: Drift) {
        let plan = planned.plan()
        var later = planned
        change(&later)
        let drift = later.drift(of: plan)
        return (drift.verdicts[plan.runs[0].id] ?? [:], drift)
    }

    @Test func anUnchangedWorldHolds() {
        let result = drift { _ in }
        #expect(result.steps == ["isolate": .holds, "mark": .holds])
        #expect(result.drift.differences.isEmpty)
        #expect(result.drift.forged.isEmpty)
    }

    @Test func aResolvedAlertIsDrift() {
        let result = drift { $0.alerts = [Sample.alert("al-1", on: 1, ["status": "Resolved"])] }
        let verdict = Drift.Verdict.drifted("what the plan rests on has changed: the trigger of contain no longer matches")
        #expect(result.steps == ["isolate": verdict, "mark": verdict])
        #expect(result.drift.differences == ["alert al-1: status was \"New\", is \"Resolved\""])
    }

    @Test func aVanishedAlertOrDeviceIsDrift() {
        for result in [drift { $0.alerts = [] }, drift { $0.machines = [] }] {
            #expect(result.steps.values.allSatisfy { if case .drifted = $0 { true } else { false } })
            #expect(result.steps.count == 2)
            #expect(result.drift.differences.count == 1)
        }
    }

    @Test func aTagThatIsThereNowIsAlready() {
        let result = drift { $0.machines = [Sample.machine(1, ["machineTags": ["contained"]])] }
        #expect(result.steps == ["isolate": .holds, "mark": .already("the tags are already so")])
    }

    @Test(arguments: ["Pending", "InProgress", "Succeeded"]) func anIsolationBySomebodyElseIsDrift(status: String) {
        let result = drift { $0.actions = [Sample.action("Isolate", status, hour: 11, comment: "by hand")] }
        guard case .drifted(let reason)? = result.steps["isolate"] else {
            Issue.record("taken for \(String(describing: result.steps["isolate"]))")
            return
        }
        #expect(reason.contains("ana@contoso.example"))
        #expect(reason.contains("by hand"))
        #expect(result.steps["mark"] == .holds)
    }

    @Test func aChangeThatNothingReadsIsNoDifference() {
        let result = drift { $0.alerts = [Sample.alert("al-1", on: 1, ["assignedTo": "ana@contoso.example"])] }
        #expect(result.steps == ["isolate": .holds, "mark": .holds])
        #expect(result.drift.differences.isEmpty)
    }

    @Test func aChangeThatAltersNoResultIsNoted() {
        let result = drift { $0.alerts = [Sample.alert("al-1", on: 1, ["status": "InProgress"])] }
        #expect(result.steps == ["isolate": .holds, "mark": .holds])
        #expect(result.drift.differences == ["alert al-1: status was \"New\", is \"InProgress\""])
    }

    @Test func anotherDeviceOrNameIsForged() {
        let alert = drift { $0.alerts = [Sample.alert("al-1", on: 2)] }
        #expect(alert.drift.forged.count == 1)
        #expect(alert.drift.forged[0].hasPrefix("alert al-1: the plan says machineId"))
        let device = drift { $0.machines = [Sample.machine(1, ["computerDnsName": "dc1.contoso.example"])] }
        #expect(device.drift.forged.count == 1)
    }

    @Test func otherRequestsAreDrift() {
        let earlier = Scenario(
            """
            playbook: mark
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h } }
            steps: [ { id: mark, tag_device: { add: ["${alert.title}"] } } ]
            """)
        let plan = earlier.plan()
        var later = earlier
        later.alerts = [Sample.alert("al-1", on: 1, ["title": "Another headline"])]
        let drift = later.drift(of: plan)
        #expect(
            drift.verdicts[plan.runs[0].id]?["mark"]
                == .drifted("what the plan rests on has changed: the step would send something else now"))
    }
}
