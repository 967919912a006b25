import ActionKit
import Canonical

/// How many steps a plan would carry out, by verdict.
struct PlanCounts {
    private var runs = 0
    private var cleared = 0
    private var observed = 0
    private var standby = 0
    private var known = 0
    private var reads = 0
    private var asking = 0
    private var refused = 0
    private var skipped = 0

    mutating func add(_ run: JSONValue) {
        runs += 1
        if run["skipped"]?.stringValue != nil { skipped += 1 }
        for step in run["steps"]?.arrayValue ?? [] {
            switch step["verdict"]?.stringValue {
            case "cleared" where step["state"]?.stringValue == "known": known += 1
            // Nothing is read, and nothing sent.
            case "cleared" where step["action"]?.stringValue == PauseStep.key: break
            case "cleared" where step["reads"]?.boolValue == true: reads += 1
            case "cleared" where run["mode"]?.stringValue == "observe": observed += 1
            case "cleared" where step["state"]?.stringValue == "standby": standby += 1
            case "cleared": cleared += 1
            case "waiting": asking += 1
            case "refused": refused += 1
            default: skipped += 1
            }
        }
    }

    var sentence: String {
        guard runs > 0 else { return Messages.nothingMatched }
        return Messages.planned(
            runs: runs, cleared: cleared, asking: asking, known: known, reads: reads, observed: observed, standby: standby,
            refused: refused, skipped: skipped)
    }
}
