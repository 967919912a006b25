import Canonical
import DefenderAPI
import Planning
import Playbooks
import TestKit
import Testing

/// A file that is not the plan that was reviewed is refused.
struct PlanFileRefusalTests {
    private static let scenario = Scenario(Projects.containment)
    private static let plan = scenario.plan()

    /// A plan on one alert with one tag.
    private static let small = Scenario(
        """
        playbook: mark
        mode: enforce
        trigger: { alerts: { where: 'true', lookback: 24h } }
        steps: [ { tag_device: { add: [seen] } } ]
        """)

    private func refusal(
        _ bytes: [UInt8] = plan.canonicalBytes, in scenario: Scenario = scenario, tenant: String = "lab",
        tenantID: String = "tenant-1", now: Timestamp = Sample.now
    ) -> PlanFile.Refusal? {
        do throws(PlanFile.Refusal) {
            _ = try PlanFile(bytes).plan(
                scenario.graph, scenario.policy, tenant: tenant, tenantID: tenantID, now: now)
            return nil
        } catch { return error }
    }

    @Test func theUntouchedFileIsTaken() { #expect(refusal() == nil) }

    @Test func everyChangedByteIsRefused() {
        let bytes = Self.small.plan().canonicalBytes
        #expect(refusal(bytes, in: Self.small) == nil)
        for index in bytes.indices {
            // In turn another letter, the other case, and a byte that is no UTF-8.
            var edited = bytes
            edited[index] ^= [0x01, 0x20, 0x80][index % 3]
            #expect(refusal(edited, in: Self.small) != nil, "byte \(index)")
        }
    }

    @Test func everyTruncationIsRefused() {
        let bytes = Self.small.plan().canonicalBytes
        for length in bytes.indices {
            #expect(refusal(Array(bytes[..<length])) != nil, "cut to \(length)")
        }
    }

    @Test func whatIsAppendedIsRefused() {
        for tail in ["\n", " ", "{}", "\0"] { #expect(refusal(Self.plan.canonicalBytes + Array(tail.utf8)) != nil) }
    }

    @Test func anotherTenantIsRefused() {
        let byID = PlanFile.Refusal.otherTenant(plan: "lab (tenant-1)", here: "lab (tenant-2)")
        #expect(refusal(tenantID: "tenant-2") == byID)
        #expect(refusal(tenant: "other") == .otherTenant(plan: "lab (tenant-1)", here: "other (tenant-1)"))
    }

    @Test func aChangedPlaybookIsRefusedByItsPath() {
        let scenario = Scenario(Projects.containment + "\n# a comment\n")
        #expect(refusal(in: scenario)?.description == "playbooks/0.yaml was changed after the plan was made; plan again")
    }

    @Test func anAddedOrTakenPlaybookIsRefused() {
        let more = Projects.containment.replacing("playbook: contain", with: "playbook: other")
        let both = Scenario(Projects.containment, more)
        #expect(refusal(in: both)?.description == "playbooks/1.yaml was not among the playbooks of the plan; plan again")
        let gone = refusal(both.plan().canonicalBytes)
        #expect(gone?.description == "playbooks/1.yaml is not among the playbooks any more; plan again")
    }

    @Test func aChangedPolicyIsRefused() {
        let policy = "  limits: [ { actions: [isolate_device], max: 1, per: 1h } ]"
        let refused = refusal(in: Scenario(Projects.containment, policy: policy))
        #expect(refused == .projectChanged("the policy is another than when the plan was made; plan again"))
    }

    @Test func anOldPlanIsRefused() {
        let expires = Sample.now + .seconds(86400)
        #expect(refusal(now: expires - .nanoseconds(1)) == nil)
        #expect(refusal(now: expires) == .expired(at: expires))
    }

    /// Whoever edits a file can compute its digests anew; what the inputs do not say is still refused.
    @Test(arguments: ["inputs", "facts", "top"]) func whatNoInputSaysIsRefusedEvenWithFreshDigests(place: String) throws {
        var scenario = Self.scenario
        scenario.alerts = []
        var file = try #require(try JSONValue(parsing: scenario.plan().canonicalBytes).objectValue)
        var inputs = try #require(file["inputs"]?.objectValue)
        switch place {
        case "inputs": inputs["approved"] = true
        case "facts":
            var facts = try #require(inputs["facts"]?.objectValue)
            facts["incidents"] = [:]
            inputs["facts"] = .object(facts)
        default: file["approved"] = true
        }
        file["inputs"] = .object(inputs)
        file["id"] = .string(Digest(of: JSONValue.object(inputs).canonicalBytes).description)
        file["plan"] = nil
        file["plan"] = .string(Digest(of: JSONValue.object(file).canonicalBytes).description)
        #expect(refusal(JSONValue.object(file).canonicalBytes, in: scenario) != nil)
    }

    @Test(arguments: ["", "{}", "[]", "null", "{\"schema\":\"cordon/plan/2\"}", "not json", "{\"schema\":1}"])
    func whatIsNoPlanIsSaidToBeNone(text: String) {
        guard case .notAPlan(let reason)? = refusal(Array(text.utf8)) else {
            Issue.record("taken: \(text)")
            return
        }
        #expect(reason.hasPrefix("the file is n"))
    }
}
