import ActionKit
import Canonical
import DefenderAPI
import Execution
import Guardrails
import Pipeline
import Planning
import TestKit
import Testing

/// Steps whose subject is no device: alerts, indicators, actions of the service.
struct SubjectTests {
    private static let world = """
        devices:
          - { id: "\(Sample.machineID(1))", computerDnsName: pc1.lab, onboardingStatus: Onboarded, osPlatform: Windows11 }
        alerts:
          - { id: al-1, machineId: "\(Sample.machineID(1))", status: New, lastUpdateTime: -1h, alertCreationTime: -3h }
          - { id: al-2, machineId: "\(Sample.machineID(1))", status: New, lastUpdateTime: -1h, alertCreationTime: -2h }
          - { id: al-3, machineId: "\(Sample.machineID(1))", status: Resolved, lastUpdateTime: -1h, alertCreationTime: -1h }
        indicators:
          - { indicatorValue: theirs.example, indicatorType: DomainName, action: Allowed, title: by hand, createdBy: ana }
        """

    private func carryOut(_ steps: String, roles: [String]? = nil) async throws -> (Plan, [String], [JSONValue]) {
        let laboratory = try Laboratory(Self.world, roles: roles)
        let (plan, report) = try await laboratory.carryOut(steps)
        return (plan, report.steps.map { "\($0.step.id) \($0.outcome.word)" }, try await laboratory.journal())
    }

    @Test func alertsThatStandAlikeAreChangedByOneRequest() async throws {
        let (plan, words, journal) = try await carryOut("  - update_alert: { status: Resolved, comment: done }")
        #expect(words == ["update_alert done"])
        let requests = plan.runs[0].steps[0].step?.does.map(\.json) ?? []
        #expect(requests.map { $0["path"]?.stringValue } == ["/api/alerts/batchUpdate", "/api/alerts/al-3"])
        let paths = journal.compactMap { $0["path"]?.stringValue }
        #expect(Set(paths) == ["/api/alerts/batchUpdate", "/api/alerts/al-3"])
        let undo = plan.runs[0].steps[0].step?.undoes.map(\.json) ?? []
        #expect(undo.map { $0["body"]?["status"]?.stringValue } == ["Resolved", "New"])
    }

    @Test func alertsThatAreSoAlreadyAreNotTouched() async throws {
        let (_, words, journal) = try await carryOut("  - { for_each: alerts, as: a, alert: a, id: u, update_alert: { status: Resolved } }")
        #expect(words == ["u[0] done", "u[1] done", "u[2] done"])
        #expect(journal.compactMap { $0["path"]?.stringValue } == ["/api/alerts/al-1", "/api/alerts/al-2"])
    }

    @Test(arguments: [
        ("IpAddress", "10.1.2.3", "our own devices"), ("IpAddress", "::1", "our own devices"),
        ("DomainName", "login.microsoftonline.com", "Microsoft's"), ("Url", "https://x@Windows.com:443/a", "Microsoft's"),
        ("DomainName", "theirs.example", "not ours"), ("FileSha1", "abc", "is no FileSha1"),
    ])
    func anIndicatorThatWouldHurtIsNeverStored(type: String, value: String, reason: String) async throws {
        let (plan, words, journal) = try await carryOut(
            "  - add_indicator: { type: \(type), value: \"\(value)\", action: Block, title: t, description: d, expires: 30d }")
        #expect(words == ["add_indicator failed"])
        #expect(plan.runs[0].steps[0].reason?.contains(reason) == true, "\(plan.runs[0].steps[0].reason ?? "")")
        #expect(journal.isEmpty)
    }

    @Test func anIndicatorOfOthersIsReplacedOnRequestAndCanBeRestored() async throws {
        let (plan, words, journal) = try await carryOut(
            "  - add_indicator: { type: DomainName, value: theirs.example, action: Block, title: t, description: d, expires: 30d, replace: true }"
        )
        #expect(words == ["add_indicator done"])
        #expect(journal.first?["body"]?["expirationTime"]?.stringValue == "2026-07-31T12:00:00.0000000Z")
        #expect(plan.runs[0].steps[0].step?.undoes.first?.json["body"]?["action"]?.stringValue == "Allowed")
    }

    @Test func aSavedPlanOfTheseIsReadBackToTheByte() async throws {
        let (plan, _, _) = try await carryOut(
            """
              - update_alert: { status: InProgress }
              - add_indicator: { type: DomainName, value: bad.example, action: Block, title: t, description: d, expires: 30d }
            """)
        let file = try PlanFile(plan.canonicalBytes)
        #expect(file.inputs.facts == plan.inputs.facts)
    }
}
