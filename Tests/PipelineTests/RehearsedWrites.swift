import ActionKit
import Canonical
import Execution
import Guardrails
import Planning
import TestKit

/// A dry run held against its plan: it lists the writes that the plan does, and no other.
struct RehearsedWrites {
    let review: Review
    let reports: [RunReport<DryOutcome>]
    /// The audit log's intents of the rehearsal.
    let intents: [JSONValue]

    var mistakes: [String] {
        let byRun = Dictionary(reports.map { ($0.run.id, $0) }) { first, _ in first }
        return review.runs.flatMap { run -> [String] in
            guard let report = byRun[run.run.id] else { return ["\(run.run.id) is not reported"] }
            return lost(run, report) + differing(run, report) + invented(run)
        }
    }

    /// Steps that are to be done, and are not shown although nothing before them has failed.
    private func lost(_ run: ReviewedRun, _ report: RunReport<DryOutcome>) -> [String] {
        let outcomes = Dictionary(report.steps.map { ($0.step.id, $0.outcome) }) { first, _ in first }
        guard run.hasWork, !outcomes.values.contains(where: { $0.word == "failed" }) else { return [] }
        return run.steps.compactMap { step in
            guard step.verdict.isOpen, step.step.isReady, let outcome = outcomes[step.step.id], outcome.word != "rehearsed",
                !Self.isSpared(outcome)
            else { return nil }
            return "\(run.run.id)/\(step.step.id) is planned and not rehearsed: \(outcome.word), \(outcome.reason ?? "")"
        }
    }

    /// What an earlier step of the plan has done, or would have undone, need not be done.
    private static func isSpared(_ outcome: DryOutcome) -> Bool {
        guard outcome.word == "skipped", let reason = outcome.reason else { return false }
        return reason.hasSuffix("in this plan has seen to it") || reason.hasPrefix("it is so, as no earlier step of the plan")
    }

    private func differing(_ run: ReviewedRun, _ report: RunReport<DryOutcome>) -> [String] {
        let planned = run.jointRequests
        return report.steps.filter { $0.outcome.word == "rehearsed" }.compactMap { step in
            let wanted = planned.requests(of: step.step).own.map(\.json)
            let shown = report.jointRequests.requests(of: step.step).own.map(\.json)
            return wanted == shown ? nil : "\(run.run.id)/\(step.step.id) shows \(shown) and not \(wanted)"
        }
    }

    private func invented(_ run: ReviewedRun) -> [String] {
        let planned = run.jointRequests
        let wanted = Set(run.steps.flatMap { planned.requests(of: $0.step).own }.map(\.json))
        // Where a step fails a rehearsal takes back what it would have done, as the plan says of each step.
        let undoing = Set(run.steps.flatMap { $0.step.step?.undoes ?? [] }.map(\.json))
        let recorded = intents.filter { intent in
            let isUndo = intent["step"]?.stringValue?.hasSuffix("/undo") == true && undoing.contains(intent["request"] ?? .null)
            return intent["run"]?.stringValue == run.run.id && !isUndo
        }.compactMap { $0["request"] }
        // What a text takes from an earlier step is told by the run alone, and a summary when it is reached.
        return recorded.filter { request in !wanted.contains(request) && !wanted.contains { $0["path"] == request["path"] } }.map {
            "\(run.run.id) rehearses \($0.canonicalText), which the plan does not hold"
        }
    }
}

extension PlannedStep {
    fileprivate var isReady: Bool {
        guard case .ready = state, gates.isEmpty, action.acts else { return false }
        return true
    }
}
