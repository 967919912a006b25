import Canonical

/// The parts of a run that plan and report show alike.
enum RunText {
    /// Runs that do nothing, counted by playbook and reason: a person looks at what happens, and at how much does not.
    static func idle(_ runs: [JSONValue], _ writer: inout TextWriter) {
        var order: [String] = []
        var counts: [String: Int] = [:]
        for run in runs {
            let line = "\(run["playbook"]?.stringValue ?? ""): \(run["skipped"]?.stringValue ?? "")"
            if counts[line] == nil { order.append(line) }
            counts[line, default: 0] += 1
        }
        if !order.isEmpty { writer.line() }
        for line in order {
            writer.line(writer.paint("skipped", .dim), "  \(counts[line] ?? 0) × ", writer.plain(line))
        }
    }

    /// Whether a run does nothing by decision; a run that failed is shown in full.
    static func isIdle(_ run: JSONValue) -> Bool {
        run["skipped"]?.stringValue != nil && run["failed"]?.boolValue != true
    }

    /// - Parameter failure: the word where all of the run fails.
    static func head(_ run: JSONValue, failure: String, _ writer: inout TextWriter) {
        let device = run["deviceName"]?.stringValue ?? run["device"]?.stringValue
        writer.line(
            writer.paint(writer.plain(run["playbook"]?.stringValue), .bold), device.map { "  \(writer.plain($0))" } ?? "",
            run["mode"]?.stringValue == "observe" ? writer.paint("  (mode: observe, never sent)", .yellow) : "")
        writer.line(
            "  run ", writer.plain(run["run"]?.stringValue), ", ", writer.plain(run["subject"]?.stringValue),
            run["device"]?.stringValue.map { ", device \(writer.plain($0))" } ?? "")
        for input in CallInputs.shown(run) { writer.line("  with ", writer.plain(input.name), " = ", writer.plain(input.value)) }
        if let skipped = run["skipped"]?.stringValue {
            writer.line("  ", writer.paint(padded(failure), .red), " ", writer.plain(skipped))
        }
    }

    static func why(_ why: JSONValue?, _ writer: inout TextWriter) {
        for alert in why?["alerts"]?.arrayValue ?? [] {
            let facts = ["severity", "category", "status", "time"].compactMap { alert[$0]?.stringValue }
            writer.line(
                "  because ", writer.plain(alert["id"]?.stringValue), " \"", writer.plain(alert["title"]?.stringValue),
                "\" (", writer.plain(facts.joined(separator: ", ")), ")")
            if let values = alert["values"]?.stringValue { writer.line("    ", writer.paint(writer.plain(values), .dim)) }
        }
        let values = [
            (why?["chosen"]?.stringValue).map(Messages.matched), (why?["values"]?.stringValue).map(Messages.goesOn),
        ].compactMap { $0 }
        for line in values { writer.line("  ", writer.paint(writer.plain(line), .dim)) }
    }

    static func step(_ step: JSONValue, word: String, _ colour: TextWriter.Colour, _ writer: inout TextWriter) {
        writer.line(
            "  ", writer.paint(padded(word), colour), " ", writer.plain(step["step"]?.stringValue), ": ",
            writer.plain(step["sentence"]?.stringValue ?? step["action"]?.stringValue))
    }

    private static func takenBack(_ lease: JSONValue, _ after: String) -> String {
        Messages.takenBackAfter(after, if: lease["when"]?.stringValue, otherwise: lease["otherwise"]?.stringValue ?? "")
    }

    private static func padded(_ word: String) -> String { word + String(repeating: " ", count: max(0, 9 - word.count)) }

    static func requests(_ step: JSONValue, _ writer: inout TextWriter) {
        for request in step["requests"]?.arrayValue ?? [] {
            writer.line("      ", writer.paint(line(request, writer), .cyan))
        }
        for other in step["requestsOf"]?.arrayValue ?? [] {
            writer.line("      ", writer.paint(Messages.goesWith(writer.plain(other.stringValue)), .cyan))
        }
        if let lease = step["undoAfter"], let after = lease["after"]?.stringValue {
            writer.line("      ", writer.plain(takenBack(lease, after)))
        }
        if let limit = step["callsOffAfter"]?.stringValue { writer.line("      ", writer.plain(Messages.calledOffAfter(limit))) }
        let undo = (step["undo"]?.arrayValue ?? []).map { line($0, writer) }
        if let first = undo.first {
            let more = undo.count > 1 ? " and \(undo.count - 1) more" : ""
            writer.line("      ", writer.paint("taken back by \(first)\(more)", .dim))
        }
    }

    private static func line(_ request: JSONValue, _ writer: TextWriter) -> String {
        writer.plain(RequestWords(request).line)
    }
}
