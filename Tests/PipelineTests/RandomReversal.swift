import ActionKit
import Canonical
import Execution
import Guardrails
import LedgerSQLite
import Pipeline
import Planning
import Playbooks
import TestKit
import Testing

/// A second plan that takes back what the runs of a first one did, by as many of its own runs as there are devices with alerts: each
/// deed is taken back once at most, by the request that the first plan names for that.
struct RandomReversal {
    /// Tells of the runs of one plan.
    private struct History: RunHistory {
        let plan: Plan
        let past: PlanPast

        func reversal(of run: String, in tenant: String) -> Reversal {
            plan.runs.first { $0.id == run }.map { past.reversal(of: $0, of: plan) } ?? .unknown
        }
    }

    let laboratory: Laboratory
    let plan: Plan
    let reports: [RunReport<LiveOutcome>]
    let seed: Int

    func check() async throws {
        let runs = reports.filter { $0.failure == nil && !$0.isLeft && $0.run.mode == .enforce }.map(\.run)
        guard !runs.isEmpty else { return }
        let past = try laboratory.ledger.past(of: plan.digest)
        let pipeline = laboratory.pipeline([playbook(runs)], history: History(plan: try past.expanding(plan), past: past))
        let plan = try await pipeline.plan(laboratory.request())
        let review = pipeline.review(plan, Standing(now: Sample.now, begun: []))
        let before = try await laboratory.journal().count
        let records = try laboratory.trail.records().count
        _ = try await laboratory.rehearse(review, by: pipeline)
        #expect(try await laboratory.journal().count == before, "seed \(seed): a dry run took something back")
        let rehearsed = try laboratory.trail.records().count
        let reports = try await laboratory.execute(review, by: pipeline)
        let all = try laboratory.trail.records()
        let outcome = RandomOutcome(
            plan: plan, reports: reports, records: Array(all[rehearsed...]), earlier: Array(all[..<rehearsed]))
        let done = RandomPlanTests.requests(Array(try await laboratory.journal()[before...]))
        // What one run could not have taken back, another sends again, by the same intent: the order is not that of the intents.
        #expect(Self.sorted(done) == Self.sorted(outcome.effects), "seed \(seed): taking back \(runs.map(\.id))")
        for mistake in outcome.unplanned { Issue.record("seed \(seed): taking back: \(mistake)") }
        check(done, of: RandomOutcome(plan: self.plan, reports: self.reports, records: Array(all[..<records])))
    }

    private static func sorted(_ requests: [JSONValue]) -> [String] { requests.map(\.canonicalText).sorted() }

    private func playbook(_ runs: [PlannedRun]) -> String {
        let steps = runs.enumerated().map { "  - { id: u\($0), on_failure: continue, undo: { run: '\"\($1.id)\"' } }" }
        return """
            playbook: back
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h, per: device } }
            steps:
            \(steps.joined(separator: "\n"))
            """
    }

    /// What was sent is what takes something back that the first plan has done, no deed twice.
    private func check(_ sent: [JSONValue], of first: RandomOutcome) {
        var left: [JSONValue: Int] = [:]
        for intent in first.taken {
            guard let report = first.reports.first(where: { $0.run.id == intent["run"]?.stringValue }),
                let step = report.run.steps.first(where: { $0.id == intent["step"]?.stringValue }),
                let part = step.step?.parts.first(where: { Int64($0.number) == intent["deed"]?.integerValue }),
                let undo = part.deed.undo
            else { continue }
            left[first.filled(undo.json, report), default: 0] += 1
        }
        // What Cordon has asked for itself and would outlast this is called off.
        for request in sent where request["path"]?.stringValue?.hasSuffix("/cancel") != true {
            left[request, default: 0] -= 1
            guard left[request, default: 0] < 0 else { continue }
            Issue.record("seed \(seed): takes back what was not done, or twice: \(request.canonicalText)")
        }
    }
}
