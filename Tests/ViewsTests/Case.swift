import Canonical
import Guardrails
import Planning
import Playbooks
import TestKit
import Views

/// A tenant in which a plan holds each kind of step.
enum Case {
    static let scenario = {
        var scenario = Scenario(containing, looking, idle, updating, policy: policy)
        scenario.alerts = [
            Sample.alert("al-1"), Sample.alert("al-2", on: 2, ["title": "Shadow copies were deleted by @admin <b>#1</b>"]),
            Sample.alert("al-3", on: nil), Sample.alert("al-4", ["severity": "Low"]),
        ]
        scenario.machines = [
            Sample.machine(1), Sample.machine(2, ["osPlatform": "WindowsServer2022", "computerDnsName": "dc1.contoso.example"]),
        ]
        scenario.handled = [PlanInputs.Handled(playbook: "look", subject: "alert:al-2", run: "r-aaaaaaaaaa")]
        return scenario
    }()

    static let view = view(of: scenario)
    static let graph = GraphView(scenario.graph, scenario.policy).json

    static func view(of scenario: Scenario) -> JSONObject {
        PlanView(scenario.review(scenario.plan()), scenario.graph, scenario.policy).json
    }

    private static let containing = """
        playbook: contain
        description: >-
          Cut off what has a high ransomware alert, and keep the evidence.
        mode: enforce
        trigger:
          alerts: { where: 'alert.severity == "High" && alert.status != "Resolved"', lookback: 24h, per: device }
        when: device.onboardingStatus == "Onboarded"
        steps:
          - id: isolate
            isolate_device: { type: Full, comment: "Ransomware ${alerts[0].id}: ${alerts[0].title}" }
            on_failure: undo
          - id: package
            collect_investigation_package: {}
            on_failure: continue
          - id: mark
            if: steps.isolate.outcome == "done"
            tag_device: { add: [contained] }
          - id: scan
            if: steps.package.outcome == "done"
            scan_device: { type: Quick, comment: "after ${steps.package.id}" }
            needs: [isolate, package]
        """

    private static let looking = """
        playbook: look
        trigger: { alerts: { where: 'alert.category == "Ransomware"', lookback: 7d } }
        steps:
          - if: alert.severity == "High"
            stop_and_quarantine_file: { sha1: 0a3794a5b3b0ff5b6c5f45c9c4a1a6d4b0a1f2e3 }
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

    private static let updating = """
        playbook: take-up
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 7d } }
        steps:
          - update_alert: { status: InProgress }
          - for_each: '["x", "y"]'
            as: name
            add_indicator: { type: DomainName, value: "${name}.evil.example", action: Block, title: t, description: d, expires: 1d }
          - isolate_device: { type: Full, comment: again }
        """

    private static let policy = """
          protect:
            - name: servers
              where: device.osPlatform.startsWith("WindowsServer")
              deny: [isolate_device, stop_and_quarantine_file]
        """
}
