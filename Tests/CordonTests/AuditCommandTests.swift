import Canonical
import Foundation
import Testing

/// The audit commands through the binary, on the log of a real run.
@Suite(.serialized)
struct AuditCommandTests {
    /// A lab after `run`, with the id of its first run.
    private static func afterRun(_ body: (Lab, String) async throws -> Void) async throws {
        try await Lab.open { lab in
            #expect(try await lab.cordon("run", "--yes").code == 0)
            let run = try await lab.log().first { $0["kind"] == "run" }?["data"]?["run"]?.stringValue
            try await body(lab, try #require(run))
        }
    }

    @Test func aRunsStoryIsItsRecordsInOrder() async throws {
        try await Self.afterRun { lab, run in
            let shown = try await lab.cordon("audit", "show", "--run", run, "--format", "json")
            #expect(shown.code == 0)
            let records = try JSONValue(parsing: Array(shown.standardOutput.utf8))["records"]?.arrayValue ?? []
            let plan = records.first { $0["kind"] == "run" }?["data"]?["plan"]
            let expected = try await lab.log().filter { record in
                record["data"]?["run"] == .string(run)
                    || ["plan", "plan-ended"].contains(record["kind"]?.stringValue) && record["data"]?["plan"] == plan
            }
            #expect(records.map { $0["seq"] } == expected.map { $0["seq"] } && records.count > 5)
            let text = try await lab.cordon("audit", "show", "--run", run).standardOutput
            #expect(text.split(separator: "\n").count == records.count)
            #expect(text.contains("Run \(run) of contain-ransomware begins for"))
            #expect(text.contains("isolate: about to send POST /api/machines/"))
            #expect(text.contains("isolate: done (HTTP 201, action "))
            #expect(text.contains("Run \(run) has ended: done."))
        }
    }

    @Test func aDevicesStoryLeavesOtherDevicesOut() async throws {
        try await Self.afterRun { lab, _ in
            let intents = try await lab.log().filter { $0["kind"] == "intent" }
            let devices = Set(intents.compactMap { $0["data"]?["device"]?.stringValue })
            #expect(devices.count > 1)
            for device in devices {
                let shown = try await lab.cordon("audit", "show", "--device", device.uppercased(), "--format", "json")
                let records = try JSONValue(parsing: Array(shown.standardOutput.utf8))["records"]?.arrayValue ?? []
                let own = intents.filter { $0["data"]?["device"] == .string(device) }
                #expect(records.filter { $0["kind"] == "intent" }.map { $0["seq"] } == own.map { $0["seq"] })
                #expect(records.filter { $0["kind"] == "receipt" }.count == own.count)
            }
        }
    }

    @Test func anAlertsStoryIsThatOfTheRunsItCaused() async throws {
        try await Self.afterRun { lab, run in
            let record = try await lab.log().first { $0["kind"] == "run" }
            let alert = try #require(record?["data"]?["alerts"]?.arrayValue?.first?.stringValue)
            let shown = try await lab.cordon("audit", "show", "--alert", alert)
            #expect(shown.code == 0 && shown.standardOutput.contains("Run \(run) "))
            let other = try await lab.cordon("audit", "show", "--alert", "da0_0")
            #expect(other.code == 64 && other.standardError.contains("tells nothing of the alert da0_0"))
            #expect(try await lab.cordon("audit", "show").code == 64)
            #expect(try await lab.cordon("audit", "show", "--run", run, "--alert", alert).code == 64)
        }
    }

    @Test func aKeptCheckpointShowsWhetherTheLogHasOnlyGrown() async throws {
        try await Self.afterRun { lab, _ in
            let kept = try await lab.cordon("audit", "checkpoint")
            #expect(kept.code == 0 && kept.standardOutput.hasPrefix("cordon/"))
            try lab.write(kept.standardOutput, to: "kept")
            #expect(try await lab.cordon("audit", "verify", "--checkpoint", "kept").code == 0)
            #expect(try await lab.cordon("run", "--dry-run", "--again").code == 0)
            let grown = try await lab.cordon("audit", "consistency", "kept")
            #expect(grown.code == 0 && grown.standardOutput.contains("unchanged, "))
            // Somebody changes a record and makes the log's own files fit.
            try lab.edit(".cordon/audit.jsonl", "isolate", "igolate")
            try lab.remove(".cordon/audit.checkpoint")
            let changed = try await lab.cordon("audit", "consistency", "kept")
            #expect(changed.code == 1)
            #expect(changed.standardOutput.contains("not those that the checkpoint that was kept was signed for"))
            let none = try await lab.cordon("audit", "consistency", "cordon.yaml")
            #expect(none.code == 1 && none.standardOutput.contains("The checkpoint that was kept is not a signed note"))
            #expect(try await lab.cordon("audit", "consistency", "nowhere").code == 64)
        }
    }

    /// The witness's machine has neither the log nor a project.
    @Test func aSecondInstanceCosignsWhatHasOnlyGrown() async throws {
        try await Self.afterRun { lab, _ in
            func cosign(_ arguments: String...) async throws -> Child.Outcome {
                try await lab.start(["audit", "cosign"] + arguments + ["--state", "w/log.witness", "--key", "w/witness.key"]).outcome()
            }
            try lab.write(try await lab.cordon("audit", "checkpoint").standardOutput, to: "first")
            #expect(try await cosign("first").standardError.contains("add --log-key"))
            let record = try JSONValue(parsing: Array(try #require(try lab.read(".cordon/audit.jsonl").split(separator: "\n").first).utf8))
            let logKey = try #require(record["data"]?["key"]?.stringValue)
            let first = try await cosign("first", "--log-key", logKey)
            #expect(first.code == 0 && first.standardOutput.contains("\n\u{2014} cordon-witness "), "\(first.standardError)")
            let witness = try #require(
                first.standardError.split(separator: " ").last.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) })
            #expect(try await lab.cordon("run", "--dry-run", "--again").code == 0)
            try lab.write(try await lab.cordon("audit", "checkpoint").standardOutput, to: "second")
            #expect(try await lab.cordon("run", "--dry-run", "--again").code == 0)
            let unproven = try await cosign("second")
            #expect(unproven.code == 1 && unproven.standardError.contains("Add --proof"))
            try lab.write(
                try await lab.cordon("audit", "consistency", "first", "--to", "second", "--format", "json").standardOutput, to: "proof")
            let second = try await cosign("second", "--proof", "proof")
            #expect(second.code == 0, "\(second.standardError)")
            try lab.write(second.standardOutput, to: "cosigned")
            let verified = try await lab.cordon("audit", "verify", "--checkpoint", "cosigned", "--witness", witness)
            #expect(verified.code == 0 && verified.standardOutput.contains("The witness has cosigned the checkpoint at "))
            let alone = try await lab.cordon("audit", "verify", "--checkpoint", "second", "--witness", witness)
            #expect(alone.code == 1 && alone.standardOutput.contains("bears no true signature of cordon-witness"))
            #expect(try await cosign("first").code == 1)
        }
    }

    @Test func withoutTheKeyTheLastCheckpointIsPrinted() async throws {
        try await Self.afterRun { lab, _ in
            let last = try lab.read(".cordon/audit.checkpoint")
            try lab.remove(".cordon/audit.key")
            let shown = try await lab.cordon("audit", "checkpoint", "--format", "json")
            #expect(shown.code == 0 && shown.standardError.contains("This is the last checkpoint that was made"))
            let json = try JSONValue(parsing: Array(shown.standardOutput.utf8))
            #expect(json["checkpoint"] == .string(last) && json["fresh"] == false)
            try lab.remove(".cordon/audit.checkpoint")
            #expect(try await lab.cordon("audit", "checkpoint").code == 4)
            #expect(!lab.exists(".cordon/audit.key"))
        }
    }

    @Test func exportsAreTheLogInOtherForms() async throws {
        try await Self.afterRun { lab, _ in
            let lines = try await lab.cordon("audit", "export", "--format", "jsonl")
            #expect(lines.standardOutput == (try lab.read(".cordon/audit.jsonl")))
            let table = try await lab.cordon("audit", "export", "--format", "csv").standardOutput
            #expect(table.hasPrefix("seq,time,kind,mode,run,step,action,device,token,outcome,result,reason,data\r\n"))
            #expect(table.components(separatedBy: "\r\n").count == lines.standardOutput.split(separator: "\n").count + 2)
            let events = try lab.lines(try await lab.cordon("audit", "export", "--format", "ocsf").standardOutput)
            let intents = try await lab.log().filter { $0["kind"] == "intent" }
            #expect(events.map { $0["command_uid"] } == intents.map { $0["data"]?["token"] })
            #expect(events.allSatisfy { $0["class_uid"] == 7001 })
        }
    }

    @Test func aDamagedLogIsShownAsFarAsItGoes() async throws {
        try await Self.afterRun { lab, run in
            try lab.edit(".cordon/audit.jsonl", "\"kind\":\"plan\"", "\"kimd\":\"plan\"")
            for command in [["show", "--run", run], ["export", "--format", "csv"]] {
                let outcome = try await lab.start(["audit"] + command).outcome()
                #expect(outcome.code == 1 && outcome.standardError.contains("Line 2: The member \"kimd\""), "\(outcome.text)")
                #expect(outcome.standardOutput.contains(run))
            }
        }
    }
}
