extension LiveOutcome {
    /// The outcome of a step that another process has recorded.
    init(_ past: RunPast.Step) {
        let reason = past.reason ?? ""
        self =
            switch past.outcome {
            case "done": past.isAlready ? .already(reason) : .done(actionIDs: past.actionIDs, note: past.reason)
            case "failed": .failed(reason)
            case "skipped": .skipped(reason)
            case "refused": .refused(reason, rule: past.rule ?? "")
            case "cancelled": .cancelled(reason)
            case "timed_out": .timedOut(reason)
            case "pending": .pending(reason)
            case "denied": .denied(reason)
            case "expired": .expired(reason)
            // What this version has no word for is nothing to build on.
            default: .unknown(reason)
            }
    }
}
