import ActionKit
import Audit
import Canonical
import DefenderAPI
import DefenderClient
import Execution
import Guardrails
import LedgerSQLite
import Pipeline
import Planning
import Playbooks
import TestKit
import Testing

/// The whole way, over the simulator in process.
struct EndToEndTests {
    private static let containment = """
        playbook: contain
        mode: enforce
        trigger:
          alerts: { where: 'alert.severity == "High" && alert.category == "Ransomware" && alert.status != "Resolved"', lookback: 24h, per: device }
        when: device.onboardingStatus == "Onboarded"
        steps:
          - id: isolate
            isolate_device: { type: Full, comment: "Ransomware ${alerts[0].id}" }
          - id: package
            collect_investigation_package: {}
          - id: mark
            if: steps.isolate.outcome == "done"
            tag_device: { add: [contained, "alert-${alerts[0].id}"] }
        """

    private static let world = """
        devices:
          - { id: "\(Sample.machineID(1))", computerDnsName: pc1.lab, onboardingStatus: Onboarded, osPlatform: Windows11, machineTags: [] }
          - { id: "\(Sample.machineID(2))", computerDnsName: dc1.lab, onboardingStatus: Onboarded, osPlatform: WindowsServer2022, machineTags: [tier0] }
        alerts:
          - { id: al-1, machineId: "\(Sample.machineID(1))", severity: High, category: Ransomware, status: New, lastUpdateTime: -1h, alertCreationTime: -2h }
          - { id: al-2, machineId: "\(Sample.machineID(2))", severity: High, category: Ransomware, status: New, lastUpdateTime: -1h, alertCreationTime: -1h }
          - { id: al-3, machineId: "\(Sample.machineID(1))", severity: Low, category: Ransomware, status: New, lastUpdateTime: -1h, alertCreationTime: -1h }
        """

    private static let policy = "  protect: [ { name: tier0, where: '\"tier0\" in device.machineTags', deny: [isolate_device] } ]"

    private func plan(_ laboratory: Laboratory, _ playbook: String = containment) async throws -> (Pipeline, Plan) {
        let pipeline = laboratory.pipeline([playbook], policy: Self.policy)
        return (pipeline, try await pipeline.plan(laboratory.request()))
    }

    private var now: Standing { Standing(now: Sample.now, begun: []) }

    @Test func exactlyThePlannedEffectsHappenInTheirOrder() async throws {
        let laboratory = try Laboratory(Self.world)
        let (pipeline, plan) = try await plan(laboratory)
        let review = pipeline.review(plan, now)
        let reports = try await laboratory.execute(review, by: pipeline)
        #expect(reports.map { $0.steps.map(\.outcome.word) } == [["done", "done", "done"], ["refused", "done", "skipped"]])
        let wanted = zip(plan.runs, reports).flatMap { run, report in
            zip(run.steps, report.steps).filter { $1.outcome.word == "done" }.flatMap { step, _ in
                (step.step?.does ?? []).map(\.json)
            }
        }
        #expect(wanted.count == 5)
        #expect(try await laboratory.journal().map(\.request) == wanted)
    }

    @Test func theAuditLogTellsIntentAndOutcomeAndVerifies() async throws {
        let laboratory = try Laboratory(Self.world)
        let (pipeline, plan) = try await plan(laboratory)
        _ = try await laboratory.execute(pipeline.review(plan, now), by: pipeline)
        let verification = try await laboratory.trail.verified(ledgerRoot: try laboratory.ledger.lastRoot())
        #expect(verification.findings.isEmpty)
        #expect(verification.uncoveredRecords == 0)
        let records = try laboratory.trail.records()
        let tokens = { (kind: String) in records.filter { $0["kind"]?.stringValue == kind }.compactMap { $0["data"]?["token"]?.stringValue }
        }
        #expect(tokens("intent").count == 5)
        #expect(tokens("intent") == tokens("receipt"))
        #expect(try laboratory.ledger.openIntents().isEmpty)
    }

    @Test func aRehearsalSendsNothing() async throws {
        let laboratory = try Laboratory(Self.world)
        let (pipeline, plan) = try await plan(laboratory)
        let reports = try await laboratory.rehearse(pipeline.review(plan, now), by: pipeline)
        #expect(
            reports.map { $0.steps.map(\.outcome.word) } == [
                ["rehearsed", "rehearsed", "rehearsed"], ["refused", "rehearsed", "skipped"],
            ])
        #expect(try await laboratory.journal().isEmpty)
        let counters = try await laboratory.counters().canonicalText
        #expect(!counters.contains("isolate"))
        #expect(try await laboratory.trail.verified(ledgerRoot: nil).findings.isEmpty)
        #expect(try laboratory.ledger.use(of: plan.digest) == nil)
    }

    @Test func anObservedPlaybookSendsNothing() async throws {
        let laboratory = try Laboratory(Self.world)
        let observed = Self.containment.replacing("mode: enforce", with: "mode: observe")
        let (pipeline, plan) = try await plan(laboratory, observed)
        let reports = try await laboratory.execute(pipeline.review(plan, now), by: pipeline)
        #expect(reports[0].steps.map(\.outcome.word) == ["skipped", "skipped", "skipped"])
        #expect(try await laboratory.journal().isEmpty)
        #expect(plan.endpoints.isEmpty)
    }

    @Test func aMissingRoleIsSeenBeforeAnythingIsSent() async throws {
        let roles = ["Alert.Read.All", "Machine.Read.All", "Machine.ReadWrite.All", "Machine.CollectForensics"]
        let laboratory = try Laboratory(Self.world, roles: roles)
        let (_, plan) = try await plan(laboratory)
        let missing = try await laboratory.client.missingPermissions(for: plan.endpoints)
        #expect(missing.map(\.endpoint) == [.isolateMachine])
        #expect(missing.first?.anyOf.contains("Machine.Isolate") == true)
        #expect(try await laboratory.journal().isEmpty)
    }

    @Test func withoutTheRoleTheServiceRefusesAndTheRunStops() async throws {
        let roles = ["Alert.Read.All", "Machine.Read.All"]
        let laboratory = try Laboratory(Self.world, roles: roles)
        let (pipeline, plan) = try await plan(laboratory)
        let reports = try await laboratory.execute(pipeline.review(plan, now), by: pipeline)
        #expect(reports[0].steps.map(\.outcome.word) == ["failed", "skipped", "skipped"])
        #expect(try await laboratory.journal().isEmpty)
    }

    @Test func aSavedPlanIsHeldAgainstTheWorldAgain() async throws {
        let laboratory = try Laboratory(Self.world)
        let (pipeline, plan) = try await plan(laboratory)
        let file = try PlanFile(plan.canonicalBytes)
        let saved = try file.plan(
            pipeline.graph, pipeline.policy, tenant: "lab", tenantID: pipeline.tenant.id, now: Sample.now)
        let (calm, none) = try await pipeline.reviewAgain(saved, now, laboratory.ledger)
        #expect(none.differences.isEmpty)
        #expect(none.forged.isEmpty)
        #expect(calm.runs[0].steps.allSatisfy { $0.verdict == .cleared })
        try await laboratory.change("alerts/al-1", #"{"status":"Resolved"}"#)
        let (review, drift) = try await pipeline.reviewAgain(saved, now, laboratory.ledger)
        #expect(drift.differences.contains("alert al-1: status was \"New\", is \"Resolved\""))
        let reports = try await laboratory.execute(review, by: pipeline)
        #expect(reports[0].steps.allSatisfy { $0.outcome.rule == "drift" })
        #expect(reports[1].steps.map(\.outcome.word) == ["refused", "done", "skipped"])
        #expect(try await laboratory.journal().count == 1)
    }

    @Test func whatAnotherPlanHasTakenCareOfSinceIsDrift() async throws {
        let laboratory = try Laboratory(Self.world)
        let (pipeline, first) = try await plan(laboratory)
        let earlier = PlanRequest(
            time: Sample.now - .seconds(60), lookback: nil, alert: nil, ledger: laboratory.ledger, tenant: "lab")
        let second = try await pipeline.plan(earlier)
        _ = try await laboratory.execute(pipeline.review(first, now), by: pipeline)
        let effects = try await laboratory.journal().count
        let (review, drift) = try await pipeline.reviewAgain(second, now, laboratory.ledger)
        let handled = first.runs[0]
        let reason = "what the plan rests on has changed: run \(handled.id) has taken care of it since"
        #expect(drift.verdicts[second.runs[0].id]?.values.allSatisfy { $0 == .drifted(reason) } == true)
        _ = try await laboratory.execute(review, by: pipeline)
        #expect(try await laboratory.journal().count == effects)
    }

    @Test func aHandledSubjectIsNotPlannedAgain() async throws {
        let laboratory = try Laboratory(Self.world)
        let (pipeline, plan) = try await plan(laboratory)
        _ = try await laboratory.execute(pipeline.review(plan, now), by: pipeline)
        let second = try await pipeline.plan(laboratory.request())
        #expect(second.runs.map(\.skipped) == plan.runs.map { "handled by \($0.id)" })
        let again = try await pipeline.plan(laboratory.request(again: true))
        #expect(again.runs.map(\.skipped) == [nil, nil])
        // The service has taken both up already, so there is nothing to do on the first device.
        #expect(again.runs[0].steps.prefix(2).allSatisfy { !$0.isPlanned })
    }
}
