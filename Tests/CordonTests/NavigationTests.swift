import Canonical
import Foundation
import Testing

/// Expressions that lead from one entity to others, through the built binary and over real HTTP.
@Suite(.serialized)
struct NavigationTests {
    private static let device = String(repeating: "1", count: 40)
    private static let other = String(repeating: "2", count: 40)

    private static let world = """
        devices:
          - { id: "\(device)", computerDnsName: ws1.example, osPlatform: Windows11 }
          - { id: "\(other)", computerDnsName: ws2.example, osPlatform: Windows11 }
        alerts:
          - { id: al-1, machineId: "\(device)", severity: High, status: New, incidentId: 7 }
          - { id: al-2, machineId: "\(other)", severity: Low, status: Resolved, incidentId: 7 }
        """

    private static func open(_ playbook: String, _ body: (Lab) async throws -> Void) async throws {
        try await Lab.open(world: world) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            try lab.write(playbook, to: "playbooks/one.yaml")
            try lab.write(lab.configuration(policy: "policy: none"), to: "cordon.yaml")
            try await body(lab)
        }
    }

    /// Each property that leads on is a look-up that the service answers: an expression that reads it comes to a value.
    @Test(arguments: [
        "alert.files.size() >= 0", "alert.domains.size() >= 0", "alert.ips.size() >= 0", "alert.user == null || alert.user.id != ''",
        "device.users.exists(u, u.devices.exists(d, d.id == device.id) && u.alerts.size() >= 0)", "device.alerts.size() == 1",
        "device.actions.size() == 0", "device.isolation == 'none'",
        "device.software.size() >= 0", "device.vulnerabilities.size() >= 0", "device.recommendations.size() >= 0",
        "device.missingKbs.size() >= 0", "device.software.all(s, s.devices.size() >= 0 && s.vulnerabilities.size() >= 0)",
        "device.recommendations.all(r, r.devices.size() >= 0 && r.vulnerabilities.size() >= 0)",
        "device.vulnerabilities.all(v, v.devices.size() >= 0)", "domain('a.example').alerts.size() == 0",
        "domain('a.example').devices.size() == 0", "ip('8.8.8.8').alerts.size() == 0", "user('ana').devices.size() >= 0",
        "user('ana').alerts.size() >= 0", "device('\(other)').computerDnsName == 'ws2.example'", "alert('al-2').severity == 'Low'",
        "alert.files.all(f, f.sha1 == null || (f.devices.size() >= 0 && f.alerts.size() >= 0 && f.statistics.organizationPrevalence >= 0))",
    ])
    func theServiceAnswersEachProperty(_ condition: String) async throws {
        let playbook = """
            playbook: lead
            mode: enforce
            trigger: { alerts: { where: 'alert.severity == "High"', lookback: 180d } }
            when: |
              \(condition)
            steps: [{ tag_device: { add: [seen] } }]

            """
        try await Self.open(playbook) { lab in
            let plan = try await lab.cordon("plan", "--out", "p.json", "--detailed-exitcode")
            #expect(plan.code == 2, "\(plan.text)")
            let applied = try await lab.cordon("apply", "p.json", "--yes")
            #expect(applied.code == 0, "\(applied.text)")
        }
    }

    /// Whether somebody has closed the other alerts is asked again before anything is sent.
    @Test func whatAConditionLedToIsReadAgain() async throws {
        let playbook = """
            playbook: contain
            mode: enforce
            trigger: { alerts: { where: 'alert.severity == "High"', lookback: 180d, per: incident } }
            when: incident.alerts.exists(a, a.status == "Resolved")
            steps:
              - { for_each: incident.devices, as: d, device: d, isolate_device: { type: Full, comment: "incident ${incident.id}" } }

            """
        try await Self.open(playbook) { lab in
            #expect(try await lab.cordon("plan", "--out", "p.json").code == 0)
            try await lab.ask("PATCH", "world/alerts/al-2", #"{"status":"New"}"#)
            let applied = try await lab.cordon("apply", "p.json", "--yes")
            #expect(applied.code == 4 && applied.text.contains("`when` is false"), "\(applied.text)")
            try await lab.ask("PATCH", "world/alerts/al-2", #"{"status":"Resolved"}"#)
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 0, "\(run.text)")
            #expect(try lab.journal().count == 2)
        }
    }
}
