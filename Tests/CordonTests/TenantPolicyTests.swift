import Canonical
import Foundation
import Testing

/// A tenant's own policy, which adds to the project's, and whoever looks after leases.
@Suite(.serialized)
struct TenantPolicyTests {
    private static let device = String(repeating: "1", count: 40)

    private static let world = """
        devices:
          - { id: "\(device)", computerDnsName: ws1.example, osPlatform: Windows11, machineTags: [crown] }
        alerts:
          - { id: al-1, machineId: "\(device)", severity: High, status: New }
        """

    private static let playbook = """
        playbook: contain
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 180d, per: device } }
        steps:
          - isolate_device: { type: Full, comment: Ransomware }

        """

    private static func open(_ policy: String, own: String, _ playbook: String = playbook, _ body: (Lab) async throws -> Void) async throws
    {
        try await Lab.open(world: world) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            try lab.write(playbook, to: "playbooks/one.yaml")
            let tenant = own.isEmpty ? "" : "\n    policy:\n" + own
            try lab.write(
                lab.configuration(policy: policy).replacingOccurrences(of: "login: \(lab.api) }", with: "login: \(lab.api) }" + tenant),
                to: "cordon.yaml")
            try await body(lab)
        }
    }

    private static let crown = """
              protect:
                - { name: crown, where: '"crown" in device.machineTags', deny: [isolate_device] }
        """

    /// A rule of the tenant refuses, whatever the project says, and names its line; the plan holds the digest of both.
    @Test(arguments: ["policy: none", "", "policy: { limits: [{ actions: [isolate_device], max: 5, per: 1h }] }"])
    func aTenantsRuleHolds(_ project: String) async throws {
        try await Self.open(project, own: Self.crown) { lab in
            #expect(try await lab.cordon("validate").text.contains("cannot be carried out") == false)
            let plan = try await lab.cordon("plan", "--out", "p.json")
            #expect(plan.text.contains("protect crown (cordon.yaml:"), "\(plan.text)")
            #expect(!plan.text.contains("nothing is protected"), "\(plan.text)")
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 4, "\(run.text)")
            #expect(try lab.journal().isEmpty)
            let explained = try await lab.cordon("explain", "policy")
            #expect(explained.text.contains("crown") && explained.text.contains("contoso"), "\(explained.text)")
            try lab.edit("cordon.yaml", "name: crown,", "name: jewels,")
            let applied = try await lab.cordon("apply", "p.json", "--yes")
            #expect(applied.code == 4 && applied.text.contains("policy"), "\(applied.text)")
        }
    }

    /// `policy: none` of a tenant loosens nothing.
    @Test func aTenantCannotLoosen() async throws {
        let project = "policy: { protect: [{ name: all, where: 'true', deny: all }] }"
        try await Self.open(project, own: "") { lab in
            try lab.edit("cordon.yaml", "login: \(lab.api) }", "login: \(lab.api) }\n    policy: none")
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 4 && run.text.contains("protect all ("), "\(run.text)")
        }
    }

    /// What would have to be taken back in time is refused until somebody looks after leases, and again once nobody does any more.
    @Test func leasesNeedSomebodyWhoEndsThem() async throws {
        let lease = Self.playbook.replacingOccurrences(of: "Ransomware }", with: "Ransomware }\n    undo_after: 8h")
        try await Self.open("policy: { leases: { keeper: required, within: 20m } }", own: "", lease) { lab in
            let refused = try await lab.cordon("run", "--yes")
            #expect(refused.code == 4 && refused.text.contains("has never done so"), "\(refused.text)")
            #expect(refused.text.contains("leases.keeper (cordon.yaml:"), "\(refused.text)")
            #expect(try await lab.cordon("resume").code == 0)
            #expect(try await lab.cordon("plan", "--out", "p.json", "--detailed-exitcode").code == 2)
            guard let late = try await lab.cordon(clock: "+21m", "apply p.json --yes") else { return }
            #expect(late.code == 4 && late.text.contains("last at "), "\(late.text)")
            #expect(try lab.journal().isEmpty)
            #expect(try await lab.cordon("resume").code == 0)
            let done = try await lab.cordon("run", "--yes")
            #expect(done.code == 0, "\(done.text)")
            #expect(try lab.journal().count == 1)
        }
    }

    /// What a tenant's policy refuses whatever is looked up is said by `validate`, of that tenant; nothing else is held up by it.
    @Test(arguments: [
        (
            "protect: [{ name: wards, where: 'true', deny: all }]", "isolate_device: { type: Full, comment: x }",
            "always refused in tenant contoso"
        ),
        (
            #"protect: [{ name: wards, where: '"ward" in device.machineTags', deny: [isolate_device] }]"#, "tag_device: { add: [ward] }",
            "goes by the tag ward"
        ),
        (
            "approvals: [{ actions: [isolate_device], from: [soc] }]",
            "isolate_device: { type: Full, comment: x }\n    approval: { from: [soc], otherwise: proceed }",
            "the policy of tenant contoso asks for an approval of `isolate_device`"
        ),
    ])
    func validateKnowsTheTenantsPolicy(own: String, step: String, sentence: String) async throws {
        let approvers = #"approvers: [{ name: bob, groups: [soc], key: "ed25519:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" }]"#
        try await Self.open(
            "policy: none\n\(approvers)", own: "      " + own,
            Self.playbook.replacingOccurrences(of: "isolate_device: { type: Full, comment: Ransomware }", with: step)
        ) { lab in
            let validated = try await lab.cordon("validate")
            #expect(validated.code == 0 && validated.text.contains(sentence) && validated.text.contains("CDN0611"), "\(validated.text)")
            #expect(try await lab.cordon("validate", "--strict").code == 1)
            #expect(try await lab.cordon("plan").code == 0)
        }
    }
}
