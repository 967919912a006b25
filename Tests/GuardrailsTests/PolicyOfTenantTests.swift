import Canonical
import Diagnostics
import Playbooks
import TestKit
import Testing

/// What comes of a project's policy and a tenant's.
struct PolicyOfTenantTests {
    private static func sum(_ project: String, _ own: String) -> JSONValue {
        Projects.policy(project).adding(Projects.policy(own), of: "lab").json
    }

    private static let limits = "  limits: [{ actions: [isolate_device], max: 5, per: 1h }]"

    @Test(arguments: [
        ("none", limits, "limits", #"[{"actions":["isolate_device"],"max":5,"per":"1h"}]"#),
        (limits, "none", "limits", #"[{"actions":["isolate_device"],"max":5,"per":"1h"}]"#),
        (
            limits, "  limits: [{ actions: [scan_device], max: 1, per: 1d }]", "limits",
            #"[{"actions":["isolate_device"],"max":5,"per":"1h"},{"actions":["scan_device"],"max":1,"per":"1d"}]"#
        ),
        ("  plans: { max_age: 4h }", "  plans: { max_age: 8h, signed: required }", "plans", #"{"max_age":"4h","signed":"required"}"#),
        ("  plans: { max_age: 4h }", "  plans: { max_age: 1h }", "plans", #"{"max_age":"1h","signed":"optional"}"#),
        // Where the project says nothing a day holds, and no tenant makes more of it.
        (limits, "  plans: { max_age: 2d }", "plans", #"{"max_age":"1d","signed":"optional"}"#),
        ("none", "  plans: { max_age: 2d }", "plans", #"{"max_age":"2d","signed":"optional"}"#),
        ("  webhook_hosts: [a.example, b.example]", "  webhook_hosts: [b.example, c.example]", "webhook_hosts", #"["b.example"]"#),
        ("  webhook_hosts: [a.example]", limits, "webhook_hosts", #"["a.example"]"#),
        (limits, "  webhook_hosts: [a.example]", "webhook_hosts", #"["a.example"]"#),
        ("  leases: { keeper: required }", "  leases: { keeper: optional }", "leases", #"{"keeper":"required","within":"5m"}"#),
        ("  leases: { keeper: required }", "  leases: { keeper: required, within: 1m }", "leases", #"{"keeper":"required","within":"1m"}"#),
        (
            "  breaker: { failures: 5, per: 10m }", "  breaker: { failures: 2, per: 1m }", "breaker",
            #"[{"failures":5,"per":"10m"},{"failures":2,"per":"1m"}]"#
        ),
    ])
    func theStricterHolds(project: String, own: String, key: String, expected: String) {
        #expect(Self.sum(project, own)[key]?.canonicalText == expected)
    }

    @Test func protectionsApprovalsAndFreezesAddUp() {
        let rules = """
              protect: [{ name: a, where: 'true', deny: all }]
              approvals: [{ actions: [offboard_device] }]
              change_freeze: [{ from: 2026-01-01T00:00:00Z, to: 2026-01-02T00:00:00Z }]
            """
        let sum = Self.sum(rules, rules.replacing("name: a", with: "name: b"))
        for key in ["protect", "approvals", "change_freeze"] { #expect(sum[key]?.arrayValue?.count == 2, "\(key)") }
        #expect(sum["origin"] == "declared")
    }
}
