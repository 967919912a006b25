import ActionKit
import Actions
import Canonical
import Diagnostics
import Playbooks
import TestKit
import Testing
import Views

/// What `cordon explain policy` tells.
struct PolicyExplanationTests {
    private static let project = """
        tenants:
          - name: lab
            tenantId: 9a8b7c6d-0000-4000-8000-112233445566
            clientId: 9a8b7c6d-0000-4000-8000-112233445567
            credential: { secret: "env:SECRET" }
        approvers:
          - { name: alice, groups: [soc-lead], key: "ed25519:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" }
          - { name: bob, groups: [soc-lead], key: "ed25519:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=" }
        notify: { channels: { soc: { kind: webhook, url: env:SOC_WEBHOOK } } }
        calendars: { office: { zone: Europe/Paris, days: Mon-Fri, hours: "08:00-18:00" } }
        policy:
          protect:
            - name: jump-hosts
              where: during("office") && device.machineTags.exists(t, t == "jump")
              deny: [isolate_device]
          limits:
            - { actions: [scan_device], max: 7, per: 3h, share_of_devices: 5% }
          approvals:
            - { actions: [offboard_device], from: [soc-lead], quorum: 2, within: 45m }
          breaker: { failures: 6, per: 11m }
          plans:
            max_age: 4h
            signed: required
          webhook_hosts: [hooks.contoso.example]
          change_freeze:
            - { from: 2026-12-20T00:00:00Z, to: 2027-01-03T00:00:00Z, allow: [tag_device] }
          leases: { keeper: required, within: 20m }
          notify: soc

        """

    /// Each key that a policy may have, and how the policy above is told of it.
    private static let told = [
        "protect": "Protected", "protect.name": "jump-hosts", "protect.where": "device.machineTags.exists(t, t == ",
        "protect.deny": "refuses isolate_device",
        "limits": "Limits", "limits.actions": "scan_device", "limits.max": "at most 7 devices", "limits.per": "in 3h",
        "limits.share_of_devices": "at most 5% of the onboarded ones",
        "approvals": "Approvals", "approvals.actions": "offboard_device", "approvals.from": "approvers of soc-lead must have agreed",
        "approvals.quorum": "2 different approvers", "approvals.within": "within 45m",
        "breaker": "stop everything", "breaker.failures": "6 failures", "breaker.per": "in 11m",
        "plans": "Plans", "plans.max_age": "older than 4h", "plans.signed": "must be signed",
        "webhook_hosts": "hooks.contoso.example",
        "change_freeze": "nothing is done", "change_freeze.from": "from 2026-12-20T00:00:00Z",
        "change_freeze.to": "until 2027-01-03T00:00:00Z", "change_freeze.allow": "but tag_device",
        "leases": "looked after leases", "leases.keeper": "`undo_after` is refused unless", "leases.within": "within 20m",
        "notify": "is told that people are asked",
    ]

    private static func policy() throws -> Policy {
        let collector = DiagnosticCollector()
        let decoder = ConfigurationDecoder(actions: Catalogue.standard.actingKeys, into: collector)
        let configuration = decoder.configuration(SourceFile(path: "cordon.yaml", text: project))
        #expect(!collector.diagnostics.contains { $0.severity == .error }, "\(collector.diagnostics)")
        return try #require(configuration).policy
    }

    /// The keys of a schema and of all within it, by their paths.
    private static func keys(of schema: JSONValue, under path: String = "") -> Set<String> {
        let parts = (schema["anyOf"]?.arrayValue ?? []) + [schema["items"]].compactMap(\.self)
        var keys = parts.reduce(into: Set<String>()) { $0.formUnion(Self.keys(of: $1, under: path)) }
        for member in schema["properties"]?.objectValue?.members ?? [] {
            let name = path.isEmpty ? member.key : "\(path).\(member.key)"
            keys.insert(name)
            keys.formUnion(Self.keys(of: member.value, under: name))
        }
        return keys
    }

    /// Whoever gives the policy a new key has to say here how it is told.
    @Test func everyKeyOfAPolicyIsTold() throws {
        let schema = try #require(PlaybookSchema.configuration(.standard)["properties"]?["policy"])
        #expect(Set(Self.told.keys) == Self.keys(of: schema))
        let page = Explanation(policy: try Self.policy()).json
        let (text, json) = (ExplanationText.render(page, isColoured: false), JSONValue.object(page).canonicalText)
        for (key, words) in Self.told { #expect(text.contains(words) && json.contains(words), "\(key): \(text)") }
        #expect(text.contains("Mon, Tue, Wed, Thu, Fri, from 08:00 until 18:00"), "\(text)")
    }

    @Test(arguments: [
        "name: jump-hosts", "scan_device", "offboard_device", "failures", "max_age", "signed", "webhook_hosts", "2026-12-20", "keeper",
        "notify: soc",
    ])
    func eachRuleIsToldWithItsLine(rule: String) throws {
        let lines = Self.project.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.contains(rule) }) + 1
        let text = ExplanationText.render(Explanation(policy: try Self.policy()).json, isColoured: false)
        #expect(text.contains("cordon.yaml:\(line):"), "\(text)")
    }

    @Test(arguments: [
        "deviceValue == \"High\"", "at most 10 devices in 1h, and at most 5% of the onboarded ones",
        "offboard_device, run_live_response: the built-in policy:", "1 approver of cordon.yaml must have agreed within 1d",
        "max_age: not written", "older than 1d",
    ])
    func theBuiltInPolicyIsToldWhole(words: String) {
        let collector = DiagnosticCollector()
        let policy = ConfigurationDecoder(actions: Catalogue.standard.actingKeys, into: collector).builtInPolicy()
        let text = ExplanationText.render(Explanation(policy: policy).json, isColoured: false)
        #expect(text.contains(words), "\(text)")
    }
}
