import Canonical
import Foundation
import Testing

/// `audit export` on logs that say what a simulated tenant does not do by itself.
struct AuditExportTests {
    /// A project whose log is this one.
    private static func export(_ log: WrittenLog, _ format: String) async throws -> Child.Outcome {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cordon-export-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder.appendingPathComponent(".cordon"), withIntermediateDirectories: true)
        let configuration = """
            tenants:
              - name: lab
                tenantId: 00000000-0000-0000-0000-000000000000
                clientId: 00000000-0000-0000-0000-000000000000
                credential: { secret: env:SECRET }

            """
        try Data(configuration.utf8).write(to: folder.appendingPathComponent("cordon.yaml"))
        try Data(log.text.utf8).write(to: folder.appendingPathComponent(".cordon/audit.jsonl"))
        return try await Child(Binary.cordon, ["audit", "export", "--format", format], in: folder, environment: [:]).outcome()
    }

    /// A log with a request of each fate, and what its event must say.
    private static let fates: (log: WrittenLog, statuses: [String], activities: [Int64]) = {
        var log = WrittenLog(user: true)
        log.request("isolate_device", result: "done", outcome: "done")
        log.request("isolate_device", result: "done")
        log.request("release_device", result: "done", outcome: "timed_out", reason: "the device did not answer")
        log.request("stop_and_quarantine_file", result: "failed", outcome: "failed", reason: "HTTP 403")
        log.request("restrict_app_execution", result: "refused", outcome: "refused", reason: "halted")
        log.request("add_indicator", on: "evil.example", result: "unknown", outcome: "unknown", reason: "no answer")
        log.request("scan_device")
        log.request("tag_device", result: "done", outcome: "pending")
        log.add("intent", ["run": .string(WrittenLog.run), "step": "dry", "token": "DRY", "action": "tag_device"], mode: "rehearsal")
        return (
            log, ["Success", "Success", "Failure", "Failure", "Refused", "Unknown", "Unknown", "Pending"], [1, 1, 3, 2, 1, 99, 99, 99]
        )
    }()

    private static func events(_ log: WrittenLog) async throws -> (text: String, events: [JSONValue]) {
        let text = try await export(log, "ocsf").standardOutput
        return (text, try text.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) })
    }

    @Test func anEventTellsHowItsRequestEnded() async throws {
        let events = try await Self.events(Self.fates.log).events
        #expect(events.map { $0["status"]?.stringValue } == Self.fates.statuses)
        #expect(events.map { $0["activity_id"]?.integerValue } == Self.fates.activities)
        #expect(events[2]["status_detail"] == "the device did not answer" && events[0]["status_code"] == "201")
        #expect(events[0]["device"]?["uid"] == .string(WrittenLog.device) && events[5]["device"] == nil)
        #expect(events[0]["time"] == 1_782_907_204_000 && events[0]["start_time"] == 1_782_907_203_000)
        #expect(events[0]["actor"]?["user"]?["uid"] == "user-1" && events[0]["metadata"]?["uid"] == "lab/3")
        #expect(events.allSatisfy { $0["unmapped"]?["alerts"] == ["da1_1"] })
    }

    @Test func whatAPersonHasToldCounts() async throws {
        var log = WrittenLog()
        log.request("isolate_device", result: "unknown", outcome: "unknown", reason: "no answer")
        log.add(
            "resolution", ["run": .string(WrittenLog.run), "step": "s3", "token": "TOKEN3", "answer": "done", "by": "ana"])
        log.add("outcome", ["run": .string(WrittenLog.run), "step": "s3", "outcome": "done"])
        #expect(try await Self.events(log).events.map { $0["status"] } == ["Success"])
    }

    @Test func eventsAreValidByThePublishedSchema() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("cordon-\(UUID().uuidString).jsonl")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(try await Self.events(Self.fates.log).text.utf8).write(to: file)
        guard let outcome = try await PeerScript.run("check_ocsf.py", [file.path]) else { return }
        #expect(outcome.code == 0 && outcome.text.contains("8 events are valid"), "\(outcome.text)")
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=HYPERLINK(\"http://evil.example\",\"a,b\")"])
    func noCellOfATableIsComputed(_ formula: String) async throws {
        var log = WrittenLog()
        log.request("isolate_device", on: formula, result: "failed", outcome: "failed", reason: formula)
        let table = try await Self.export(log, "csv").standardOutput
        let cell = "'" + formula.replacingOccurrences(of: "\"", with: "\"\"")
        let isQuoted = formula.contains { "\",\r".contains($0) }
        #expect(table.components(separatedBy: isQuoted ? ",\"\(cell)\"," : ",\(cell),").count == 5, "\(table)")
        #expect(!table.contains(",\(formula)") && !table.contains(",\"\(formula)"))
    }
}
