import Canonical
import DefenderClient
import DefenderSimulator
import Execution
import Guardrails
import HTTPTypes
import Pipeline
import Planning
import TestKit
import Testing

/// A write goes out only with a token that is for this tenant, for this API, and permits it. What is wrong is said, and
/// nothing has left.
struct TokenBeforeWritingTests {
    private static let audience = "https://api.securitycenter.microsoft.com"
    private static let reading: [JSONValue] = ["Alert.Read.All", "Machine.Read.All"]
    private static let device = String(repeating: "1", count: 40)

    private static let world = """
        devices:
          - { id: "\(device)", computerDnsName: ws1.example, osPlatform: Windows11, machineTags: [] }
        alerts:
          - { id: "da637000000000000001_1", machineId: "\(device)", severity: High, status: New, alertCreationTime: -1h, lastUpdateTime: -1h }
        """

    private static let playbook = """
        playbook: contain
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h } }
        steps:
          - id: isolate
            isolate_device: { type: Full, comment: c }
        """

    /// A claim, what it is instead, and what is said of it; nil takes the claim away.
    static let faults: [(claim: String, value: JSONValue?, reason: String)] = [
        (
            "roles", .array(reading),
            "the sign-in may not call isolate-machine, so nothing was sent; grant Machine.Isolate to the app registration "
                + "(API permissions, WindowsDefenderATP) and have an administrator consent"
        ),
        ("tid", "00000000-0000-4000-8000-000000000001", "the token is for tenant 00000000-0000-4000-8000-000000000001, not"),
        ("tid", nil, "the token names no tenant (tid): nothing is written with it"),
        (
            "aud", "https://graph.microsoft.com",
            "the token is for https://graph.microsoft.com, not https://api.securitycenter.microsoft.com"
        ),
        ("aud", nil, "the token is for nobody"),
    ]

    @Test(arguments: faults) func whatIsWrongWithTheTokenStopsTheWrite(_ claim: String, _ value: JSONValue?, _ reason: String) async throws
    {
        let planning = try Laboratory(Self.world)
        let plan = try await planning.pipeline([Self.playbook]).plan(planning.request())
        #expect(plan.runs.count == 1)
        var claims: JSONObject = [
            "aud": .string(Self.audience), "tid": .string(planning.tenant.credentials.tenantID), "appid": "app", "oid": "app",
            "roles": .array(Self.reading + ["Machine.Isolate"]),
        ]
        claims[claim] = value
        let laboratory = try Laboratory(Self.world, claims: .object(claims))
        let pipeline = laboratory.pipeline([Self.playbook])
        let reports = try await laboratory.execute(pipeline.review(plan, Standing(now: Sample.now, begun: [])), by: pipeline)
        let outcome = try #require(reports.first?.steps.first?.outcome)
        guard case .failed(let why) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(why.contains(reason), "\(why)")
        #expect(laboratory.forged?.writes.isEmpty == true)
        #expect(try await laboratory.journal().isEmpty)
    }
}
