import Canonical
import Foundation
import Testing

/// What expressions know of the whole tenant and of Cordon's own records, through the built binary and over real HTTP.
@Suite(.serialized)
struct TenantTests {
    private static let device = String(repeating: "1", count: 40)
    private static let other = String(repeating: "2", count: 40)

    private static let world = """
        devices:
          - { id: "\(device)", computerDnsName: ws1.example, osPlatform: Windows11, healthStatus: Active, machineTags: [lab] }
          - { id: "\(other)", computerDnsName: ws2.example, osPlatform: Windows10, healthStatus: Inactive }
        alerts:
          - { id: al-1, machineId: "\(device)", severity: High, status: New, incidentId: 7 }
          - { id: al-2, machineId: "\(other)", severity: Low, status: Resolved, incidentId: 7 }
        """

    private static func open(_ playbooks: String, _ body: (Lab) async throws -> Void) async throws {
        try await Lab.open(world: world) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            try lab.write(playbooks, to: "playbooks/one.yaml")
            try lab.write(lab.configuration(policy: "policy: none"), to: "cordon.yaml")
            try await body(lab)
        }
    }

    private static func playbook(_ name: String = "look", when condition: String, steps: String = "  - tag_device: { add: [seen] }")
        -> String
    {
        """
        playbook: \(name)
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 180d } }
        when: |
          \(condition)
        steps:
        \(steps)

        """
    }

    /// Each collection can be gone over, what the service can filter of it or not.
    @Test(arguments: [
        "tenant.devices.size() == 2", "tenant.devices.filter(d, d.healthStatus == 'Inactive').size() == 1",
        "tenant.devices.exists(d, d.osPlatform == 'Windows10' && 'lab' in device.machineTags)",
        "tenant.devices.map(d, d.computerDnsName == device.computerDnsName, d.id) == [device.id]",
        "tenant.devices.exists_one(d, 'lab' in d.machineTags)", "tenant.devices.all(d, d.osPlatform.startsWith('Windows1'))",
        "tenant.alerts.filter(a, a.alertCreationTime != null && a.alertCreationTime > now - duration('180d')).size() == 2",
        "tenant.alerts.filter(a, a.severity == 'Low' && a.machineId == '\(other)').map(a, a.device.computerDnsName) == ['ws2.example']",
        "tenant.actions.filter(a, a.ours).size() == 0", "tenant.indicators.size() == 0", "tenant.vulnerabilities.size() >= 0",
        "tenant.leases.size() == 0 && device.leases.size() == 0", "tenant.runs.filter(r, r.outcome == 'done').size() == 0",
        "tenant.devices.filter(d, d.healthStatus == 'Inactive').all(d, tenant.alerts.exists(a, a.machineId == d.id))",
    ])
    func eachCollectionCanBeGoneOver(_ condition: String) async throws {
        try await Self.open(Self.playbook(when: condition)) { lab in
            let plan = try await lab.cordon("plan", "--out", "p.json", "--detailed-exitcode")
            #expect(plan.code == 2, "\(plan.text)")
            let applied = try await lab.cordon("apply", "p.json", "--yes")
            #expect(applied.code == 0, "\(applied.text)")
        }
    }

    /// The service is asked for what it can filter; what it found is in the plan with what is read of it; `apply` asks again.
    @Test func aCollectionIsNarrowedRecordedAndReadAgain() async throws {
        let condition = "tenant.devices.filter(d, d.healthStatus == 'Inactive' && d.osPlatform == 'Windows10').size() == 1"
        try await Self.open(Self.playbook(when: condition)) { lab in
            let explained = try await lab.cordon("explain", "playbook", "look")
            #expect(
                explained.text.contains("the service filters healthStatus eq 'Inactive' and osPlatform eq 'Windows10'"), "\(explained.text)"
            )
            #expect(try await lab.cordon("plan", "--out", "p.json").code == 0)
            let lookups = try JSONValue(parsing: Array(lab.read("p.json").utf8))["inputs"]?["facts"]?["lookups"]
            let listing = try #require(lookups?["listings"]?.arrayValue?.first)
            #expect(listing["where"]?.arrayValue?.count == 2)
            #expect(listing["entities"]?.arrayValue?.map { $0["id"] } == [.string(Self.other)])
            #expect(listing["entities"]?.arrayValue?.first?["lastSeen"] == nil)
            try await lab.ask("PATCH", "world/devices/\(Self.other)", #"{"healthStatus":"Active"}"#)
            let applied = try await lab.cordon("apply", "p.json", "--yes")
            #expect(applied.code == 4 && applied.text.contains("`when` is false"), "\(applied.text)")
            #expect(try lab.journal().isEmpty)
        }
    }

    /// What Cordon holds, by which run and until when, is known to later playbooks, on the device and on its incident.
    @Test func whatCordonHoldsIsKnown() async throws {
        let hold = Self.playbook("hold", when: "true", steps: "  - id: tag\n    tag_device: { add: [held] }\n    undo_after: 8h\n")
        try await Self.open(hold) { lab in
            #expect(try await lab.cordon("run", "--yes").code == 0)
            let conditions = [
                "device.leases.exists(l, l.playbook == 'hold' && l.step == 'tag' && l.action == 'tag_device' && l.until > now)",
                "incident.leases.map(l, l.target) == ['\(Self.device)']",
                "tenant.leases.size() == 1 && tenant.leases[0].run == tenant.runs[0].id",
                "tenant.runs.exists(r, r.playbook == 'hold' && r.outcome == 'done' && r.ended != null)",
            ]
            for (number, condition) in conditions.enumerated() {
                let per = condition.hasPrefix("incident") ? ", per: incident" : ", per: device"
                try lab.write(
                    Self.playbook(
                        "after", when: condition, steps: "  - { device: \"'\(Self.device)'\", tag_device: { add: [n\(number)] } }"
                    )
                    .replacingOccurrences(of: "lookback: 180d", with: "lookback: 180d" + per), to: "playbooks/one.yaml")
                let plan = try await lab.cordon("plan", "--out", "p.json", "--detailed-exitcode", "--again")
                #expect(plan.code == 2, "\(condition)\n\(plan.text)")
            }
            let place = try #require(
                try JSONValue(parsing: Array(await lab.cordon("leases", "list", "--format", "json").standardOutput.utf8))["leases"]?
                    .arrayValue?
                    .first?["run"]?.stringValue)
            #expect(try await lab.cordon("leases", "release", "\(place)/tag").code == 0)
            try lab.write(Self.playbook("after", when: "device.leases.size() == 0 && tenant.leases.size() == 0"), to: "playbooks/one.yaml")
            #expect(try await lab.cordon("plan", "--detailed-exitcode", "--again").code == 2)
        }
    }

    /// A lease that has ended since the plan was made is drift where the plan rests on it.
    @Test func aLeaseThatEndedSinceIsDrift() async throws {
        let hold = Self.playbook("hold", when: "true", steps: "  - id: tag\n    tag_device: { add: [held] }\n    undo_after: 8h\n")
        try await Self.open(hold) { lab in
            #expect(try await lab.cordon("run", "--yes").code == 0)
            try lab.write(Self.playbook("after", when: "device.leases.size() == 1"), to: "playbooks/one.yaml")
            #expect(try await lab.cordon("plan", "--out", "p.json").code == 0)
            let run = try #require(
                try JSONValue(parsing: Array(await lab.cordon("leases", "list", "--format", "json").standardOutput.utf8))["leases"]?
                    .arrayValue?
                    .first?["run"]?.stringValue)
            #expect(try await lab.cordon("leases", "release", "\(run)/tag").code == 0)
            let applied = try await lab.cordon("apply", "p.json", "--yes")
            #expect(applied.code == 4 && applied.text.contains("`when` is false"), "\(applied.text)")
        }
    }
}
