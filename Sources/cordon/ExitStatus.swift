import Execution
import Planning

/// What outcomes mean for the exit code and the last line: the worst wins, 1, then 4, then 3, then 0 (cli.md).
struct ExitStatus {
    private let words: [String]
    private let hasFailedRun: Bool
    /// What waits for people, as `cordon approve` takes it.
    let waiting: [String]

    init(_ reports: [RunReport<some StepOutcome>]) {
        words = reports.flatMap(\.steps).map(\.outcome.word)
        waiting = reports.flatMap { report in
            report.steps.filter { $0.outcome.word == "waiting" }.map { "\(report.run.id)/\($0.step.group)" }
        }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        hasFailedRun = reports.contains { $0.run.isFailed }
    }

    var isFailed: Bool { hasFailedRun || words.contains("failed") }

    var code: Int32 {
        if isFailed { return 1 }
        if words.contains(where: { ["refused", "denied", "expired"].contains($0) }) { return 4 }
        return words.contains { ["timed_out", "unknown", "waiting", "pending", "cancelled"].contains($0) } ? 3 : 0
    }

    /// What leases that were due mean for the exit code.
    static func code(of outcomes: [LeaseOutcome]) -> Int32 {
        worst(
            outcomes.map { outcome in
                switch outcome {
                case .failed: 1
                case .held: 4
                case .asks, .open: 3
                case .released, .kept, .lost, .extended: 0
                }
            })
    }

    /// The worst of several commands' ends. That the service cannot be reached weighs least but for success.
    static func worst(_ codes: [Int32]) -> Int32 { [1, 4, 3, 5].first { codes.contains($0) } ?? 0 }

    /// How many steps ended how, in the order in which people ask.
    var counts: [(String, Int)] {
        ["done", "failed", "timed_out", "refused", "denied", "expired", "unknown", "waiting", "pending", "cancelled", "skipped"].compactMap
        { word in
            let count = words.count { $0 == word }
            return count > 0 ? (word, count) : nil
        }
    }
}
