import Canonical
import DefenderAPI
import Planning
import Playbooks
import TestKit
import Testing

/// The same inputs give the same plan, to the byte, and the file reads back.
struct PlanBytesTests {
    private func scenario() -> Scenario {
        var scenario = Scenario(Projects.containment)
        scenario.alerts = [Sample.alert("al-1"), Sample.alert("al-2"), Sample.alert("al-3", on: 2)]
        scenario.machines = [Sample.machine(1), Sample.machine(2)]
        scenario.actions = [
            Sample.action("Isolate", "Succeeded", hour: 1), Sample.action("Unisolate", "Succeeded", hour: 2),
        ]
        return scenario
    }

    @Test func theSameInputsGiveTheSameBytes() {
        #expect(scenario().plan().canonicalBytes == scenario().plan().canonicalBytes)
    }

    @Test func theOrderOfAlertsAndHistoriesIsOurs() {
        var other = scenario()
        other.alerts.reverse()
        other.machines.reverse()
        other.actions.reverse()
        #expect(other.plan().canonicalBytes == scenario().plan().canonicalBytes)
    }

    @Test func aPlanFileReadsBackAsThePlan() throws {
        let scenario = scenario()
        let plan = scenario.plan()
        let file = try PlanFile(plan.canonicalBytes)
        #expect(file.digest == plan.digest)
        let again = try file.plan(
            scenario.graph, scenario.policy, tenant: "lab", tenantID: "tenant-1", now: Sample.now)
        #expect(again.canonicalBytes == plan.canonicalBytes)
        #expect(again.id == plan.id)
    }

    @Test func aPlanHoldsOnlyWhatIsRead() throws {
        var scenario = Scenario(
            """
            playbook: mark
            mode: enforce
            trigger: { alerts: { where: 'alert.rbacGroupName == "hq"', lookback: 24h } }
            steps: [ { tag_device: { add: [seen] } } ]
            """)
        scenario.alerts = [
            Sample.alert("al-1", on: 1, ["rbacGroupName": "hq", "assignedTo": "ana", "description": "secret words"]),
            Sample.alert("al-2", on: 2, ["rbacGroupName": "elsewhere"]),
        ]
        scenario.machines = [Sample.machine(1, ["lastIpAddress": "192.0.2.1"]), Sample.machine(2)]
        let json = try JSONValue(parsing: scenario.plan().canonicalBytes)
        let facts = try #require(json["inputs"]?["facts"])
        #expect(facts["alerts"]?.objectValue?.members.map(\.key) == ["al-1"])
        let alert = try #require(facts["alerts"]?["al-1"]?.objectValue)
        #expect(alert["rbacGroupName"] == "hq")
        // What may have to be put back is kept.
        #expect(alert["assignedTo"] == "ana")
        #expect(alert["description"] == nil)
        #expect(facts["devices"]?.objectValue?.members.count == 1)
        let device = try #require(facts["devices"]?[Sample.machineID(1).description]?.objectValue)
        #expect(device["lastIpAddress"] == nil)
        #expect(facts["actions"]?.objectValue?.isEmpty == true)
    }
}
