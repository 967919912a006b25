public import Canonical

/// A reviewed plan for people, rendered from its JSON view.
public enum PlanText {
    public static func render(_ view: JSONObject, isColoured: Bool) -> String {
        var writer = TextWriter(isColoured: isColoured)
        let runs = view["runs"]?.arrayValue ?? []
        writer.line(writer.paint("Plan", .bold), " ", writer.plain(view["plan"]?.stringValue))
        writer.line(
            "tenant ", writer.plain(view["tenant"]?.stringValue), ", made ", writer.plain(view["time"]?.stringValue),
            ", valid until ", writer.plain(view["expires"]?.stringValue))
        writer.line(Messages.policy(view["policy"]?.stringValue ?? ""))
        if let gap = view["gap"]?.stringValue { writer.line(writer.paint(Messages.gap(writer.plain(gap)), .red)) }
        for run in runs where !RunText.isIdle(run) {
            writer.line()
            RunText.head(run, failure: StepFate.fails.word.lowercased(), &writer)
            RunText.why(run["why"], &writer)
            for step in run["steps"]?.arrayValue ?? [] { plannedStep(step, run, &writer) }
        }
        RunText.idle(runs.filter(RunText.isIdle), &writer)
        writer.line()
        summary(view, runs, &writer)
        return writer.text
    }

    private static func plannedStep(_ step: JSONValue, _ run: JSONValue, _ writer: inout TextWriter) {
        let fate = StepFate(step, in: run)
        let terms = StepTerms(step: step, fate: fate)
        RunText.step(step, word: word(fate), colour(fate), &writer)
        if let playbook = step["playbook"]?.stringValue { writer.line("      in ", writer.plain(playbook)) }
        if let reason = step["reason"]?.stringValue { writer.line("      ", writer.plain(reason)) }
        if let values = step["values"]?.stringValue { writer.line("      ", writer.paint(writer.plain(values), .dim)) }
        if let rule = step["rule"]?.stringValue { writer.line("      by ", writer.plain(rule)) }
        if fate == .asks, let condition = step["approvalIf"]?.stringValue {
            writer.line("      ", writer.plain(Messages.asked(condition)))
        }
        let later = (step["laterInputs"]?.arrayValue ?? []).compactMap(\.stringValue)
        if !later.isEmpty { writer.line("      filled in during the run: ", writer.plain(later.joined(separator: ", "))) }
        for line in terms.course { writer.line("      ", writer.plain(line)) }
        if fate != .skipped, fate != .fails { RunText.requests(step, &writer) }
        for line in terms.aftermath { writer.line("      ", line) }
    }

    private static func word(_ fate: StepFate) -> String {
        switch fate {
        case .depends: "if"
        case .asks: "ask"
        case .standby: "standby"
        case .watched: "observe"
        case .done, .known, .reads, .waits, .refused, .fails, .skipped: fate.word.lowercased()
        }
    }

    private static func colour(_ fate: StepFate) -> TextWriter.Colour {
        switch fate {
        case .refused, .fails: .red
        case .asks: .yellow
        case .skipped: .dim
        case .done, .depends, .known, .reads, .waits, .standby, .watched: .green
        }
    }

    private static func summary(_ view: JSONObject, _ runs: [JSONValue], _ writer: inout TextWriter) {
        var counts = PlanCounts()
        for run in runs { counts.add(run) }
        let permissions = view["permissions"]?.arrayValue?.compactMap(\.stringValue) ?? []
        if !permissions.isEmpty { writer.line("Permissions needed: ", permissions.joined(separator: ", ")) }
        let estimate = view["estimate"]
        if let writes = estimate?["writes"]?.integerValue, writes > 0, let reads = estimate?["reads"]?.integerValue,
            let seconds = estimate?["seconds"]?.integerValue, let later = estimate?["later"]?.integerValue
        {
            writer.line(Messages.estimate(writes: writes, later: later, reads: reads, seconds: seconds))
        }
        writer.line(writer.paint(counts.sentence, .bold))
    }
}
