import Canonical

/// What a plan has in store for its runs and steps, counted.
struct PlanCounts {
    private var runs = 0
    private var counts: [StepFate: Int] = [:]

    mutating func add(_ run: JSONValue) {
        runs += 1
        if run["skipped"]?.stringValue != nil { counts[RunText.isIdle(run) ? .skipped : .fails, default: 0] += 1 }
        for step in run["steps"]?.arrayValue ?? [] { counts[StepFate(step, in: run), default: 0] += 1 }
    }

    var sentence: String { runs > 0 ? Messages.planned(runs: runs, counts) : Messages.nothingMatched }
}
