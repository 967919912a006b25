import Canonical
import Foundation
import Testing

/// validate, plan, apply, audit: the way of a real day, over real HTTP.
@Suite(.serialized)
struct WholePathTests {
    @Test func theJournalHoldsExactlyThePlannedRequestsInOrder() async throws {
        try await Lab.open { lab in
            #expect(try await lab.cordon("validate").code == 0)
            let plan = try await lab.cordon("plan", "--out", "plan.json", "--format", "json")
            #expect(plan.code == 0)
            let review = try JSONValue(parsing: Array(plan.standardOutput.utf8))
            let planned = Effect.of(review) { $0["verdict"] == "cleared" && $0["state"] != "standby" }
            #expect(planned.count >= 6)
            #expect(try lab.journal().isEmpty)

            let apply = try await lab.cordon("apply", "plan.json", "--yes")
            #expect(apply.code == 0)
            #expect(apply.lastLine.contains("\(planned.count) done"))
            #expect(try lab.journal() == planned)

            let verify = try await lab.cordon("audit", "verify")
            #expect(verify.code == 0)
            #expect(verify.standardOutput.contains("intact"))
            let intents = try await lab.log().filter { $0["kind"] == "intent" }
            #expect(intents.compactMap { $0["data"]?["request"] }.map { Effect($0) } == planned)
        }
    }

    @Test func theReportSaysWhatTheJournalSays() async throws {
        try await Lab.open { lab in
            let run = try await lab.cordon("run", "--yes", "--format", "json")
            #expect(run.code == 0)
            let report = try JSONValue(parsing: Array(run.standardOutput.utf8))
            #expect(try Effect.of(report) { $0["outcome"] == "done" } == lab.journal())
            let verify = try await lab.cordon("audit", "verify", "--format", "json")
            for document in [run, verify] {
                #expect(document.standardOutput.hasPrefix("{\n  \"schema\": \"cordon/"))
            }
        }
    }

    @Test func aServerIsRefusedByThePolicyAndAllElseIsDone() async throws {
        try await Lab.open(world: World.infectedServer) { lab in
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 4)
            #expect(run.standardOutput.contains("protected by the policy rule servers"))
            let paths = try lab.journal().compactMap(\.path)
            #expect(!paths.isEmpty)
            #expect(!paths.contains { $0.hasSuffix("/isolate") })
        }
    }

    @Test func aRehearsalSendsNothingButTheSignIn() async throws {
        try await Lab.open { lab in
            let run = try await lab.cordon("run", "--dry-run")
            #expect(run.code == 0)
            #expect(run.lastLine.contains("nothing was sent"))
            #expect(try lab.journal().isEmpty)
            let counters = try await lab.ask("GET", "counters").arrayValue ?? []
            let changing = counters.filter { $0["method"] != "GET" }
            #expect(changing.compactMap { $0["route"]?.stringValue } == ["/{tenant}/oauth2/v2.0/token"])
            let log = try await lab.log()
            #expect(log.allSatisfy { $0["mode"] != "live" })
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    @Test func planningWritesNeitherLedgerNorLog() async throws {
        try await Lab.open { lab in
            let plan = try await lab.cordon("plan", "--out", "plan.json", "--detailed-exitcode")
            #expect(plan.code == 2)
            #expect(!lab.exists(".cordon"))
            #expect(try lab.journal().isEmpty)
        }
    }

    @Test func aPlanThatOnlyObservesSendsNothingAndSaysSoLast() async throws {
        try await Lab.open { lab in
            for name in ["contain-ransomware", "keep-evidence", "mark-crown-jewels"] {
                try lab.edit("playbooks/\(name).yaml", "mode: enforce", "mode: observe")
            }
            #expect(try await lab.cordon("plan", "--out", "plan.json").code == 0)
            let apply = try await lab.cordon("apply", "plan.json", "--yes")
            #expect(apply.code == 0)
            #expect(apply.lastLine == "Every playbook that matched is in mode: observe: nothing was sent.")
            #expect(try lab.journal().isEmpty)
        }
    }

    @Test func whatAnAlertSaysNeverSpeaksToTheTerminal() async throws {
        try await Lab.open { lab in
            let plan = try await lab.cordon("plan", "--color", "never", "--out", "plan.json")
            #expect(plan.standardOutput.contains(#"Evil \u{1b}[31mred\u{202e}"#))
            let apply = try await lab.cordon("apply", "plan.json", "--yes", "--color", "never")
            let log = try await lab.cordon("audit", "log")
            for outcome in [plan, apply, log] {
                #expect(!outcome.text.unicodeScalars.contains { ["\u{1b}", "\u{202e}"].contains($0) })
            }
            let raw = try lab.read(".cordon/audit.jsonl")
            #expect(!raw.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        }
    }

    @Test func theSecretIsNowhere() async throws {
        try await Lab.open { lab in
            let outcomes = [
                try await lab.cordon("plan", "--out", "plan.json"), try await lab.cordon("apply", "plan.json", "--yes"),
                try await lab.cordon("audit", "log"),
            ]
            for outcome in outcomes { #expect(!outcome.text.contains(lab.secret)) }
            let files = ["plan.json", ".cordon/audit.jsonl", ".cordon/state.db", ".cordon/audit.checkpoint"]
            for file in files {
                let text = try lab.read(file)
                #expect(!text.contains(lab.secret), "\(file)")
            }
        }
    }

    @Test func colourIsShownOnlyWhenItIsAskedFor() async throws {
        try await Lab.open { lab in
            let plain = try await lab.cordon("plan")
            let coloured = try await lab.cordon("plan", "--color", "always")
            #expect(!plain.standardOutput.contains("\u{1b}"))
            #expect(coloured.standardOutput.contains("\u{1b}[1m"))
        }
    }
}
