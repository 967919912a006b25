import Canonical
import Execution
import Guardrails
import Planning
import Playbooks
import TestKit
import Views

/// A tenant in which each kind of run and step occurs, and what it comes to.
enum Tenant {
    static let scenario = {
        var scenario = Scenario(Projects.containment, looking, idle, policy: serversProtected)
        scenario.alerts = [
            Sample.alert("al-1"), Sample.alert("al-2", on: 2), Sample.alert("al-3", on: nil), Sample.alert("al-4", on: 3),
        ]
        scenario.machines = [Sample.machine(1), Sample.machine(2, ["osPlatform": "WindowsServer2019", "computerDnsName": .null])]
        scenario.actions = [Sample.action("CollectInvestigationPackage", "Succeeded", hour: 9)]
        scenario.handled = [PlanInputs.Handled(playbook: "look", subject: "alert:al-2", run: "r-aaaaaaaaaa")]
        scenario.lookback = .seconds(24 * 60 * 60)
        return scenario
    }()

    static let plan = scenario.plan()
    static let review = scenario.review(plan)
    static var reviewJSON: JSONObject { PlanView(review, scenario.graph, scenario.policy).json }

    /// The steps of the review, each with the next of these outcomes.
    static func reports<Outcome: StepOutcome>(_ outcomes: [Outcome]) -> [RunReport<Outcome>] {
        var number = 0
        return review.runs.map { run in
            let steps = run.steps.map { step in
                defer { number += 1 }
                return RunReport<Outcome>.Step(step: step.step, outcome: outcomes[number % outcomes.count])
            }
            return RunReport(run: run.run, steps: steps)
        }
    }

    private static let looking = """
        playbook: look
        trigger: { alerts: { where: 'alert.category == "Ransomware"', lookback: 7d } }
        steps:
          - tag_device: { add: [seen] }
          - if: steps.tag_device.outcome == "done"
            collect_investigation_package: {}
          - id: twice
            tag_device: { add: [seen] }
          - id: unwanted
            if: alert.status == "Resolved"
            tag_device: { add: [resolved] }
          - id: broken
            tag_device: { add: ["${[alert.title][3]}"] }
        """

    private static let idle = """
        playbook: idle
        mode: enforce
        trigger: { alerts: { where: 'alert.category == "Ransomware"', lookback: 7d } }
        when: alert.status == "Resolved"
        steps: [{ tag_device: { add: [never] } }]
        """

    private static let serversProtected = """
          protect:
            - name: servers
              where: device.osPlatform.startsWith("WindowsServer")
              deny: [isolate_device]
        """
}
