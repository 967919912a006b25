public import Canonical

/// A report for people, rendered from its JSON view.
public enum ReportText {
    public static func render(_ view: JSONObject, isColoured: Bool) -> String {
        var writer = TextWriter(isColoured: isColoured)
        let isRehearsal = view["mode"]?.stringValue == "rehearsal"
        writer.line(
            writer.paint(isRehearsal ? "Rehearsal of plan" : "Plan", .bold), " ", writer.plain(view["plan"]?.stringValue))
        for note in view["notes"]?.arrayValue ?? [] { writer.line("note: ", writer.plain(note.stringValue)) }
        let runs = view["runs"]?.arrayValue ?? []
        for run in runs where !RunText.isIdle(run) {
            writer.line()
            RunText.head(run, failure: "failed", &writer)
            for step in run["steps"]?.arrayValue ?? [] { finishedStep(step, &writer, isRehearsal: isRehearsal) }
        }
        RunText.idle(runs.filter(RunText.isIdle), &writer)
        return writer.text
    }

    private static func finishedStep(_ step: JSONValue, _ writer: inout TextWriter, isRehearsal: Bool) {
        let word = step["outcome"]?.stringValue ?? ""
        RunText.step(step, word: word, colour(word), &writer)
        if let reason = step["reason"]?.stringValue { writer.line("      ", writer.plain(reason)) }
        if let rule = step["rule"]?.stringValue { writer.line("      by ", writer.plain(rule)) }
        if let action = step["actionId"]?.stringValue { writer.line("      action ", writer.plain(action)) }
        if let words = Messages.aftermath(isUndone: step["undone"]?.boolValue == true, stays: step["stays"]?.stringValue) {
            writer.line("      ", writer.paint(words, .yellow))
        }
        if isRehearsal, word == "rehearsed" { RunText.requests(step, &writer) }
    }

    private static func colour(_ outcome: String) -> TextWriter.Colour {
        switch outcome {
        case "done", "rehearsed": .green
        case "failed", "timed_out", "refused", "denied", "expired", "unknown": .red
        case "cancelled", "pending", "waiting": .yellow
        default: .dim
        }
    }
}
