import ActionKit
import Canonical
import DefenderAPI
import Planning
import Playbooks
import TestKit
import Testing

/// Navigation properties and functions that lead to entities, while a plan is made.
struct NavigationPlanningTests {
    private static let sha1 = String(repeating: "b", count: 40)
    private static let machine = Sample.machineID(1).description

    private static func scenario(_ when: String) -> Scenario {
        Scenario(
            """
            playbook: lead
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h, per: alert } }
            when: |
              \(when)
            steps: [{ tag_device: { add: [seen] } }]
            """)
    }

    private static func record(_ schema: EntitySchema, _ json: JSONValue) throws -> Record { try Record(schema: schema, decoding: json) }

    /// What an expression asks for, and that it holds once it is there.
    @Test(arguments: [
        ("device.users.exists(u, u.isDomainAdmin)", "device.users \(machine)", #"[{"id":"ana","isDomainAdmin":true}]"#),
        ("device.alerts.all(a, a.status == 'Resolved')", "device.alerts \(machine)", #"[{"id":"x","status":"Resolved"}]"#),
        ("device.antivirus.avMode == '0'", "device.antivirus \(machine)", #"[{"id":"x","avMode":"0"}]"#),
        ("device.missingKbs.size() == 1", "device.missingKbs \(machine)", #"[{"id":"KB1"}]"#),
        ("alert.files.exists(f, f.sha1 == '\(sha1)')", "alert.files al-1", #"[{"sha1":"\#(sha1)"}]"#),
        ("alert.user != null && alert.user.id == 'ana'", "alert.user al-1", #"[{"id":"ana"}]"#),
        ("alert.user == null", "alert.user al-1", "[]"),
        ("user('lab\\\\ana').devices.size() == 1", "user.devices ana", #"[{"id":"\#(machine)","computerDnsName":"a"}]"#),
        ("user('ana').devices.exists(d, d.computerDnsName == 'a')", "user.devices ana", #"[{"id":"\#(machine)","computerDnsName":"a"}]"#),
        ("domain('bad.example').alerts.size() == 0", "domain.alerts bad.example", "[]"),
        ("ip('8.8.8.8').alerts.size() == 0", "ip.alerts 8.8.8.8", "[]"),
    ])
    func whatAnExpressionLeadsToIsLookedUp(_ when: String, _ relation: String, _ found: String) throws {
        var scenario = Self.scenario(when)
        let parts = relation.split(separator: " ").map(String.init)
        let kind = try #require(Relation.Kind(rawValue: parts[0]))
        scenario.related[relation] = try JSONValue(parsing: Array(found.utf8)).arrayValue?.map { try Self.record(kind.schema, $0) }
        let (_, asked) = scenario.gathered()
        #expect(asked.contains(.lookup(.related(try #require(Relation(kind, of: parts[1]))))), "\(asked)")
        let plan = scenario.plan()
        #expect(plan.runs[0].skipped == nil, "\(plan.runs[0].skipped ?? "")")
        // The plan holds what was found, and no more of it than is read.
        let again = try PlanFile(plan.canonicalBytes).plan(
            scenario.graph, scenario.policy, tenant: "lab", tenantID: "tenant-1", now: Sample.now)
        #expect(again.digest == plan.digest)
        #expect(scenario.drift(of: plan).verdicts[plan.runs[0].id]?.values.allSatisfy { $0 == .holds } == true)
    }

    /// What does not decide the result is not asked for.
    @Test func whatIsNotNeededIsNotLookedUp() {
        let (_, asked) = Self.scenario("alert.severity == 'Low' && device.users.size() > 0").gathered()
        #expect(!asked.contains { if case .lookup = $0 { true } else { false } })
    }

    @Test(arguments: [
        ("file('nothing').sha1 == 'x'", "`nothing` is nothing that file can be asked for"),
        ("user('a/b').alerts.size() == 0", "`a/b` is nothing that User can be asked for"),
        ("alert('').title == 'x'", "`` is nothing that alert can be asked for"),
        ("device.antivirus.avMode == '0'", "the service has no device.antivirus of \(machine)"),
    ])
    func whatIsNotThereFails(_ when: String, _ reason: String) {
        let run = Self.scenario(when).plan().runs[0]
        #expect(run.isFailed && run.skipped?.contains(reason) == true, "\(run.skipped ?? "")")
    }

    @Test func theActionHistoryIsReadWhereItIsAskedFor() {
        var scenario = Self.scenario("device.isolation == 'isolated' && device.actions.exists(a, a.ours)")
        scenario.actions = [Sample.action("Isolate", "Succeeded", hour: 9, comment: "why [cordon:ABCDEFGHIJ]")]
        #expect(scenario.plan().runs[0].skipped == nil)
        scenario.actions = [
            Sample.action("Isolate", "Succeeded", hour: 9, comment: "why"), Sample.action("Unisolate", "Pending", hour: 10),
        ]
        #expect(scenario.plan().runs[0].skipped?.hasPrefix("`when` is false") == true)
    }

    @Test func anIncidentLeadsToAllItsAlertsAndDevices() throws {
        var scenario = Scenario(
            """
            playbook: lead
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h, per: incident } }
            when: incident.alerts.size() == 2
            steps:
              - for_each: incident.devices
                as: d
                device: d
                tag_device: { add: [seen] }
            """)
        scenario.machines = [Sample.machine(1), Sample.machine(2)]
        scenario.alerts = [Sample.alert("al-1", on: 1, ["incidentId": 7])]
        scenario.related["incident.alerts 7"] = [Sample.alert("al-1", on: 1).record, Sample.alert("al-0", on: 2).record]
        let run = scenario.plan().runs[0]
        #expect(run.steps.map(\.device) == [Sample.machineID(1), Sample.machineID(2)])
    }

    /// What a plan has changed is no drift of what a property leads to; what others have changed meanwhile is.
    @Test func onlyWhatThePlanCanHaveChangedStandsAsItWasRecorded() throws {
        let relation = try #require(Relation(.deviceAlerts, of: Self.machine))
        var (recorded, now) = (Facts(), Facts())
        recorded.answers.related[relation] = [Sample.alert("al-1").record]
        now.answers.related[relation] = [Sample.alert("al-1", ["status": "Resolved"]).record]
        func status(after effect: Deed.Effect) -> String? {
            let facts = now.without([OwnEffect(effect, on: Sample.machineID(1), token: "ABCDEFGHIJ")], recorded: recorded)
            return facts.answers.related[relation]?.first?["status"].text
        }
        #expect(status(after: .init(.alert(Sample.alertID("al-1"), .status), .text("Resolved"))) == "New")
        #expect(status(after: .init(.tag("seen"), isOn: true)) == "Resolved")
        #expect(status(after: .init(.isolation, isOn: true)) == "Resolved")
    }

    /// Every property that leads somewhere is known, its answer's type is that of the language.
    @Test func everyPropertyIsCarriedOut() {
        for property in NavigationProperty.all {
            let name = "\(property.owner.rawValue).\(property.name)"
            let isSpecial = [
                "alert.device", "device.actions", "device.isolation", "incident.devices", "file.info", "file.statistics",
                "domain.statistics",
                "ip.statistics", "action.ours",
            ].contains(name)
            guard property.source != .ledger, !isSpecial else { continue }
            #expect(Relation.Kind(rawValue: name) != nil, "\(name)")
        }
        for kind in Relation.Kind.allCases {
            let parts = kind.rawValue.split(separator: ".").map(String.init)
            #expect(EntityKind(rawValue: parts[0]).flatMap { NavigationProperty.named(parts[1], of: $0) } != nil, "\(kind)")
        }
    }
}
