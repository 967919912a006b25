import Audit
import Canonical
import Execution
import Foundation
import LedgerSQLite
import Testing

/// Steps that wait for people, through the built binary and over real HTTP.
@Suite(.serialized)
struct ApprovalTests {
    private static let device = String(repeating: "1", count: 40)

    private static let world = """
        devices:
          - { id: "\(device)", computerDnsName: ws1.example, osPlatform: Windows11, deviceValue: Normal }
        alerts:
          - { id: al-1, machineId: "\(device)", severity: High, status: New }
        """

    private static func playbook(_ approval: String) -> String {
        """
        playbook: contain
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h, per: device } }
        steps:
          - tag_device: { add: [seen] }
          - id: isolate
            isolate_device: { type: Full, comment: Ransomware }
        \(approval.isEmpty ? "" : "    approval: \(approval)")
          - tag_device: { add: [after] }

        """
    }

    /// A project with three approvers, whose keys lie in its folder under their names.
    private static func open(_ approval: String, policy: String = "policy: none", _ body: (Lab) async throws -> Void) async throws {
        try await Lab.open(world: world) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            try lab.write(playbook(approval), to: "playbooks/contain.yaml")
            var approvers = "approvers:\n"
            for (name, group) in [("alice", "soc-lead"), ("bob", "soc-lead"), ("carol", "desk")] {
                let made = try await lab.cordon("approve", "keygen", "\(name).key", "--format", "json")
                #expect(made.code == 0, "\(made.text)")
                let key = try JSONValue(parsing: Array(made.standardOutput.utf8))["key"]?.stringValue ?? ""
                approvers += "  - { name: \(name), groups: [\(group)], key: \"\(key)\" }\n"
            }
            try lab.write(lab.configuration(policy: policy) + approvers, to: "cordon.yaml")
            try await body(lab)
        }
    }

    /// Runs until people are asked, and gives the run's id.
    private static func ask(_ lab: Lab) async throws -> String {
        let run = try await lab.cordon("run", "--yes", "--wait", "0s")
        #expect(run.code == 3, "\(run.text)")
        #expect(run.standardOutput.contains("waiting"), "\(run.text)")
        #expect(run.lastLine == "Something is left; `cordon resume` goes on with it.")
        #expect(try types(lab) == ["AddTag"])
        let list = try await lab.cordon("runs", "list", "--format", "json")
        return try #require(try JSONValue(parsing: Array(list.standardOutput.utf8))["runs"]?.arrayValue?.first?["run"]?.stringValue)
    }

    private static func types(_ lab: Lab) throws -> [String] {
        try lab.journal().map { $0.path?.hasSuffix("/tags") == true ? "AddTag" : "Isolate" }
    }

    private static let plain = "{ from: [soc-lead], within: 1h }"

    @Test func whatIsAgreedToIsDone() async throws {
        try await Self.open(Self.plain) { lab in
            let plan = try await lab.cordon("plan")
            #expect(plan.code == 0 && plan.standardOutput.contains("one of soc-lead must agree within 1h"), "\(plan.text)")
            let run = try await Self.ask(lab)
            // Asking again asks nobody twice.
            #expect(try await lab.cordon("resume", "--wait", "0s").code == 3)
            let approved = try await lab.cordon("approve", "\(run)/isolate", "--key", "file:alice.key")
            #expect(approved.code == 0, "\(approved.text)")
            #expect(approved.standardOutput.contains("/api/machines/\(Self.device)/isolate"), "\(approved.text)")
            let shown = try await lab.cordon("runs", "show", run)
            #expect(shown.standardOutput.contains("people are asked about:\n  isolate, since "), "\(shown.text)")
            #expect(shown.lastLine.hasSuffix(", approve by alice"), "\(shown.text)")
            #expect(approved.lastLine == "alice has agreed to \(run)/isolate.")
            let resumed = try await lab.cordon("resume", "--wait", "0s")
            #expect(resumed.code == 0, "\(resumed.text)")
            #expect(try Self.types(lab) == ["AddTag", "Isolate", "AddTag"])
            let kinds = try await lab.log().compactMap { $0["kind"]?.stringValue }
            #expect(kinds.filter { $0.hasPrefix("approval") } == ["approval-asked", "approval"])
            #expect(try #require(kinds.firstIndex(of: "approval")) < #require(kinds.lastIndex(of: "intent")))
            #expect(try await lab.cordon("audit", "verify").code == 0)
            // The alert was taken care of, and what was asked is over.
            #expect(try await lab.cordon("run", "--yes").standardOutput.contains("handled by \(run)"))
            #expect(try await lab.cordon("approve", run, "--key", "file:bob.key").code == 64)
        }
    }

    /// The command that asks stays, and goes on as soon as somebody has answered.
    @Test(arguments: [("approve", 0, ["AddTag", "Isolate", "AddTag"]), ("deny", 4, ["AddTag", "AddTag"])])
    func theAnswerIsHeededWhileTheCommandStays(_ answer: String, code: Int32, effects: [String]) async throws {
        try await Self.open(Self.plain) { lab in
            let run = try lab.start(["run", "--yes", "--wait", "5m"])
            var place = ""
            while place.isEmpty, run.isRunning {
                try await Task.sleep(for: .milliseconds(100))
                let asked = try await lab.log().first { $0["kind"] == "approval-asked" }
                place = asked?["data"]?["run"]?.stringValue ?? ""
            }
            let answered = try await lab.cordon(answer, place, "--key", "file:bob.key")
            #expect(answered.code == 0, "\(answered.text)")
            let outcome = try await run.outcome()
            #expect(outcome.code == code, "\(outcome.text)")
            #expect(try Self.types(lab) == effects)
            if answer == "deny" { #expect(outcome.standardOutput.contains("bob has denied it"), "\(outcome.text)") }
            #expect(try await lab.log().contains { $0["kind"] == "approval" })
            #expect(try await lab.cordon("resume").standardOutput == "Nothing is left to do.\n")
        }
    }

    @Test func onePersonIsNotTwo() async throws {
        let policy = "policy:\n  approvals: [ { actions: [isolate_device], from: [soc-lead], quorum: 2 } ]"
        try await Self.open("", policy: policy) { lab in
            let run = try await Self.ask(lab)
            for _ in 0..<2 { #expect(try await lab.cordon("approve", run, "--key", "file:alice.key").code == 0) }
            let early = try await lab.cordon("resume", "--wait", "0s")
            #expect(early.code == 3 && early.standardOutput.contains("2 of soc-lead"), "\(early.text)")
            #expect(try await lab.cordon("approve", run, "--key", "file:bob.key").code == 0)
            #expect(try await lab.cordon("resume", "--wait", "0s").code == 0)
            #expect(try Self.types(lab) == ["AddTag", "Isolate", "AddTag"])
        }
    }

    /// Who may not answer, and what is said to them.
    @Test func othersCannotAnswer() async throws {
        try await Self.open(Self.plain) { lab in
            let run = try await Self.ask(lab)
            let answers = [
                (["approve", run, "--key", "file:carol.key"], 4, "carol is in none of the groups that are asked: soc-lead"),
                (["approve", "\(run)/tag_device", "--key", "file:alice.key"], 64, "nothing waits for an answer"),
                (["approve", "r-nothing", "--key", "file:alice.key"], 64, "nothing waits for an answer"),
                (["approve", run, "--key", "file:nobody.key"], 64, "there is no file"),
                (["approve", run, "--key", "alice.key"], 64, "--key takes file:PATH"),
                (["approve", "keygen", "alice.key"], 64, "is there already"),
            ]
            for (arguments, code, sentence) in answers {
                let outcome = try await lab.start(arguments).outcome()
                #expect(outcome.code == code, "\(arguments): \(outcome.text)")
                #expect(outcome.standardError.contains(sentence), "\(arguments): \(outcome.text)")
            }
            _ = try await lab.cordon("approve", "keygen", "mallory.key")
            let stranger = try await lab.cordon("approve", run, "--key", "file:mallory.key")
            #expect(stranger.code == 4 && stranger.standardError.contains("no approver of cordon.yaml has this key"), "\(stranger.text)")
            let still = try await lab.cordon("resume", "--wait", "0s")
            #expect(still.code == 3, "\(still.text)")
        }
    }

    /// Whoever gives the command does not decide what they ask others about.
    @Test func theOneWhoAsksDoesNotDecide() async throws {
        try await Self.open(Self.plain) { lab in
            try lab.edit("cordon.yaml", "name: alice", "name: \(NSUserName())")
            let run = try await Self.ask(lab)
            let own = try await lab.cordon("approve", run, "--key", "file:alice.key")
            #expect(own.code == 4 && own.standardError.contains("somebody else has to agree"), "\(own.text)")
        }
    }

    /// Who can write the ledger but has no approver's key makes no answer that counts.
    @Test(arguments: ["another key", "another step"])
    func aForgedAnswerCountsForNothing(_ forgery: String) async throws {
        try await Self.open(Self.plain) { lab in
            let run = try await Self.ask(lab)
            let ledger = try LedgerSQLite(path: lab.path(".cordon/state.db").path)
            let asked = try #require(try ledger.questions(of: run).first?.question)
            let other = ApprovalQuestion(
                run: run, step: "another", digest: asked.digest, asked: asked.asked, askedBy: asked.askedBy)
            let key = try #require(try KeyFile(path: lab.path("alice.key").path).load())
            let signed = ApprovalStatement(
                to: forgery == "another key" ? asked : other, approver: "alice", isApproval: true, time: asked.asked
            ).signed(by: forgery == "another key" ? SigningKey() : key)
            try ledger.note(
                SignedAnswer(
                    run: run, step: "isolate", approver: "alice", statement: signed.statement, signature: signed.signature))
            let resumed = try await lab.cordon("resume", "--wait", "0s")
            #expect(resumed.code == 3, "\(resumed.text)")
            #expect(try Self.types(lab) == ["AddTag"])
        }
    }

    /// Nobody answers in time.
    @Test(arguments: [
        ("skip", 4, ["AddTag", "AddTag"]), ("stop", 4, ["AddTag"]), ("proceed", 0, ["AddTag", "Isolate", "AddTag"]),
    ])
    func silenceIsAnsweredByThePlaybook(_ otherwise: String, code: Int32, effects: [String]) async throws {
        try await Self.open("{ from: [soc-lead], within: 1s, otherwise: \(otherwise) }") { lab in
            let run = try await lab.cordon("run", "--yes", "--wait", "1m")
            #expect(run.code == code, "\(run.text)")
            #expect(try Self.types(lab) == effects)
            #expect(try await lab.cordon("resume").standardOutput == "Nothing is left to do.\n")
        }
    }

    /// Whether to ask is decided while planning; a rehearsal asks nobody.
    @Test(arguments: [(#"device.deviceValue == "High""#, false), (#"device.deviceValue == "Normal""#, true)])
    func aConditionSaysWhetherToAsk(_ condition: String, asks: Bool) async throws {
        try await Self.open("{ if: '\(condition)', from: [soc-lead] }") { lab in
            let rehearsed = try await lab.cordon("run", "--dry-run")
            #expect(rehearsed.code == 0 && rehearsed.standardOutput.contains("/isolate"), "\(rehearsed.text)")
            #expect(try lab.journal().isEmpty)
            #expect(try await lab.cordon("run", "--yes", "--wait", "0s").code == (asks ? 3 : 0))
            #expect(try Self.types(lab).contains("Isolate") == !asks)
        }
    }

    /// The built-in policy asks before live response and offboarding; where nobody can be asked, it refuses.
    @Test(arguments: [true, false])
    func theBuiltInPolicyAsks(hasApprovers: Bool) async throws {
        try await Self.open("", policy: "") { lab in
            if !hasApprovers { try lab.write(lab.configuration(policy: ""), to: "cordon.yaml") }
            try lab.edit("playbooks/contain.yaml", "isolate_device: { type: Full, comment: Ransomware }", "offboard_device: { comment: x }")
            let plan = try await lab.cordon("plan", "--format", "json")
            let steps = try JSONValue(parsing: Array(plan.standardOutput.utf8))["runs"]?.arrayValue?.first?["steps"]?.arrayValue
            #expect(steps?.map { $0["verdict"] } == ["cleared", hasApprovers ? "waiting" : "refused", "cleared"], "\(plan.text)")
        }
    }
}
