import ActionKit
import Actions
import Canonical
import DefenderAPI
import Diagnostics
import Foundation
import Planning
import Playbooks
import YAMLSyntax

/// From the bytes of a page of alerts to what the playbooks of a folder decide about each. The page is read anew and
/// matched anew in every round; the seconds of each round are printed as JSON.
///
///     cordon-bench PAGE FOLDER ROUNDS
///
/// With `plan` before them, plans the page against recorded facts (`PlanningBenchmark`).
@main
enum MatchingBenchmark {
    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        let isPlanning = arguments.first == "plan"
        if isPlanning { arguments = arguments.dropFirst() }
        guard arguments.count == 3, let page = arguments.first, let rounds = arguments.last.flatMap({ Int($0) }) else {
            throw Mistake(description: "usage: cordon-bench [plan] PAGE FOLDER ROUNDS")
        }
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: page)))
        let graph = try ruleGraph(of: URL(filePath: arguments[arguments.startIndex + 1]))
        if isPlanning { return print(try PlanningBenchmark(graph, time: try recordedTime()).run(bytes, rounds: rounds).canonicalText) }
        let matcher = Matcher(graph, at: try recordedTime())
        var seconds: [Double] = []
        var counts = JSONObject()
        for _ in 0..<rounds {
            let start = ContinuousClock.now
            // As the pipeline does it: each alert is held against the triggers as it is read, and those that are left are matched.
            let rows = try Listing.alerts().page(top: 10_000, skip: 0) { matcher.mayMatch($0) }.decode(bytes).items
            let decided = matcher.match(rows.compactMap(\.item), Facts())
            seconds.append((ContinuousClock.now - start) / .seconds(1))
            counts["alerts"] = .integer(Int64(rows.count))
            counts["matching"] = .integer(Int64(decided.matches.map(\.alerts.count).reduce(0, +)))
            counts["failures"] = .integer(Int64(decided.failures.count))
        }
        counts["seconds"] = .array(seconds.map { .number($0) })
        print(JSONValue.object(counts).canonicalText)
    }

    /// Alerts of the page are at most two days older.
    private static func recordedTime() throws -> Timestamp {
        guard let time = Timestamp(rfc3339: "2026-11-21T00:00:00Z") else { throw Mistake(description: "no time") }
        return time
    }

    private static func ruleGraph(of folder: URL) throws -> RuleGraph {
        let collector = DiagnosticCollector()
        let decoder = PlaybookDecoder(actions: Catalogue.standard.keys, into: collector)
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }
            .map { SourceFile(path: $0.lastPathComponent, bytes: try [UInt8](Data(contentsOf: $0))) }
        let playbooks = files.flatMap { YAMLParser.parse($0, into: collector) }.compactMap { decoder.playbook($0) }
        guard let graph = RuleGraph.check(playbooks, files: files, catalogue: .standard, into: collector) else {
            throw Mistake(description: collector.diagnostics.map(\.message).joined(separator: "\n"))
        }
        return graph
    }
}
