import ActionKit
import Actions
import Canonical
import Diagnostics
import Expressions
import Playbooks
import Testing

struct PolicyTests {
    /// The policy of a cordon.yaml that is otherwise in order.
    private static func policy(_ text: String) throws -> Policy {
        let indented = text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n")
        let (configuration, diagnostics) = ConfigurationTests.decode(ConfigurationTests.tenant + "policy:\n" + indented + "\n")
        #expect(diagnostics.isEmpty, "\(diagnostics)")
        return try #require(configuration).policy
    }

    private static let sample = """
        protect:
          - name: servers
            where: device.osPlatform.startsWith("WindowsServer") || device.deviceValue == "High"
            deny: [release_device, isolate_device]
          - name: jump-hosts
            where: device.machineTags.exists(t, t == "jump")
            deny: all
        limits:
          - actions: [isolate_device]
            max: 5
            per: 1h
        """

    @Test func rulesAreRead() throws {
        let policy = try Self.policy(Self.sample)
        #expect(policy.origin == .declared)
        #expect(policy.protections.map(\.name) == ["servers", "jump-hosts"])
        #expect(policy.protections[0].deny == ["isolate_device", "release_device"])
        #expect(policy.protections[1].deny == nil)
        #expect(policy.protections[0].denies("isolate_device") && !policy.protections[0].denies("tag_device"))
        #expect(policy.protections[1].denies("tag_device"))
        #expect(policy.limits.map(\.actions) == [["isolate_device"]])
        #expect(policy.limits.map(\.maximum) == [5])
        #expect(policy.limits.map(\.window) == [.seconds(3600)])
        #expect(policy.protections[1].range.start.line == 11)
    }

    @Test func theBuiltInPolicyHoldsWhereNoneIsWritten() {
        let collector = DiagnosticCollector()
        let policy = ConfigurationDecoder(actions: Catalogue.standard.actingKeys, into: collector).builtInPolicy()
        #expect(collector.diagnostics.isEmpty)
        #expect(policy.origin == .builtIn)
        #expect(policy.protections.map(\.name) == ["servers", "domain-controllers", "hyper-v-hosts", "high-value"])
        let drastic = ["isolate_device", "restrict_app_execution", "offboard_device", "run_live_response"]
        for rule in policy.protections { #expect(drastic.allSatisfy { rule.denies($0) } && !rule.denies("tag_device")) }
        #expect(policy.limits.map(\.maximum) == [10])
        #expect(policy.limits[0].share?.value == Share("5%"))
        #expect(policy.limits.map(\.window) == [.seconds(3600)])
        #expect(policy.approvals.map(\.actions) == [["offboard_device", "run_live_response"]])
        #expect(policy.approvals.allSatisfy { $0.from == nil })
    }

    /// The built-in text is what a project would write: pasted into cordon.yaml it means the same.
    @Test func theBuiltInPolicyCanBeWrittenDown() throws {
        let collector = DiagnosticCollector()
        let builtIn = ConfigurationDecoder(actions: Catalogue.standard.actingKeys, into: collector).builtInPolicy()
        let declared = try Self.policy(BuiltInPolicy.text)
        #expect(declared.json["protect"] == builtIn.json["protect"])
        #expect(declared.json["limits"] == builtIn.json["limits"])
        #expect(declared.digest != builtIn.digest)
    }

    @Test func noneSwitchesItOff() throws {
        let (configuration, _) = ConfigurationTests.decode(ConfigurationTests.tenant + "policy: none\n")
        let policy = try #require(configuration).policy
        #expect(policy.origin == .none)
        #expect(policy.protections.isEmpty && policy.limits.isEmpty)
    }

    static let layouts = [
        """
        # a comment
        limits: [{ per: 60m, max: 5, actions: [isolate_device] }]
        protect:
          - { name: servers, where: 'device.osPlatform.startsWith("WindowsServer") || device.deviceValue == "High"', deny: [isolate_device, release_device] }
          - { deny: "all", where: 'device.machineTags.exists(t, t == "jump")', name: jump-hosts }
        """,
        """
        protect:
          - name: servers
            where: |
              // servers and what is dear
              device.osPlatform.startsWith('WindowsServer')
                || device.deviceValue=="High"
            deny:
              - isolate_device
              - release_device
          - name: jump-hosts
            where: >
              (device.machineTags.exists(t,
              t == "jump"))
            deny: all
        limits:
          - { actions: [isolate_device, isolate_device], max: 0x5, per: 3600s }
        """,
    ]

    @Test(arguments: layouts)
    func theDigestDoesNotDependOnLayout(_ text: String) throws {
        #expect(try Self.policy(text).digest == Self.policy(Self.sample).digest)
    }

    static let changes: [(String, String)] = [
        ("servers", "server"), ("\"High\"", "\"Low\""), ("deny: all", "deny: [tag_device]"), ("max: 5", "max: 6"),
        ("per: 1h", "per: 2h"), ("[isolate_device]", "[release_device]"), ("\"jump\"", "\" jump\""),
    ]

    @Test(arguments: changes)
    func theDigestTellsEveryChange(of: String, to: String) throws {
        #expect(Self.sample.contains(of))
        #expect(try Self.policy(Self.sample.replacing(of, with: to)).digest != Self.policy(Self.sample).digest)
    }

    @Test func whatItsRulesReadIsKept() throws {
        let use = try Self.policy(Self.sample).use(with: .identity)
        #expect(use.fields["device"]?.isSuperset(of: ["deviceValue", "machineTags", "osPlatform"]) == true)
    }
}
