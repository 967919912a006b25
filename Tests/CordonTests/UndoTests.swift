import Canonical
import Foundation
import Testing

/// `cordon undo`, through the built binary and over real HTTP.
@Suite(.serialized)
struct UndoTests {
    private static let device = String(repeating: "1", count: 40)

    private static let expiry = "2090-01-01T00:00:00Z"

    private static let world = """
        devices:
          - { id: "\(device)", computerDnsName: ws1.example, osPlatform: Windows11, machineTags: [before], deviceValue: Normal }
        alerts:
          - { id: al-1, machineId: "\(device)", severity: High, status: New }
        indicators:
          - { id: "4711", indicatorValue: old.example, indicatorType: DomainName, action: Block, title: "", description: "", expirationTime: 30d }
          - { id: "4712", indicatorValue: ours.example, indicatorType: DomainName, action: Block, title: t, description: d, expirationTime: "\(expiry)", externalId: "cordon:x", generateAlert: false }
        """

    private static let playbook = """
        playbook: contain
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h, per: device } }
        steps:
          - tag_device: { add: [seen, before] }
          - isolate_device: { type: Full, comment: Ransomware }
          - update_alert: { comment: looked at }

        """

    private static func open(_ playbook: String = playbook, code: Int32 = 0, _ body: (Lab, String) async throws -> Void) async throws {
        try await Lab.open(world: world, ["--clock", "virtual"]) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            try lab.write(playbook, to: "playbooks/contain.yaml")
            try lab.write(lab.configuration(policy: "policy: none"), to: "cordon.yaml")
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == code, "\(run.text)")
            try await lab.ask("POST", "clock", #"{"advance":"1m"}"#)
            let list = try await lab.cordon("runs", "list", "--format", "json")
            let runs = try JSONValue(parsing: Array(list.standardOutput.utf8))["runs"]?.arrayValue
            try await body(lab, try #require(runs?.first?["run"]?.stringValue))
        }
    }

    private static func effects(_ lab: Lab) throws -> [String] {
        try lab.journal().compactMap { $0.path?.components(separatedBy: "/").last }
    }

    /// The last step first, the requests that the plan named; what was there before, and what nothing takes back, stays.
    @Test func whatTheRunDidIsTakenBack() async throws {
        try await Self.open { lab, run in
            // Without a terminal somebody has to say yes beforehand.
            #expect(try await lab.cordon("undo", run).code == 64)
            let undone = try await lab.cordon("undo", run, "--yes")
            #expect(undone.code == 0, "\(undone.text)")
            #expect(undone.standardOutput.contains("undo  \(run)/isolate_device: "), "\(undone.text)")
            #expect(undone.lastLine == "released  \(run)/tag_device")
            let effects = try Self.effects(lab)
            #expect(effects.suffix(2) == ["unisolate", "tags"] && effects.count == 5, "\(effects)")
            #expect(try await lab.log().contains { $0["kind"] == "undo" })
            #expect(try await lab.sentences().last == "Take back what the step tag_device did, as somebody asked for it")
            let again = try await lab.cordon("undo", run, "--yes")
            let left = again.standardOutput.split(separator: "\n")
            #expect(again.code == 0 && left.first == "Nothing that the run \(run) did can be taken back.", "\(again.text)")
            // The comment on the alert.
            #expect(left.dropFirst().first?.hasPrefix("stays  \(run)/update_alert: ") == true, "\(again.text)")
            #expect(left.dropFirst(2) == ["  nothing takes it back"], "\(again.text)")
            #expect(try await lab.cordon("audit", "verify").code == 0)
            #expect(try await lab.cordon("undo", "r-nothing", "--yes").code == 64)
        }
    }

    private static let blocking = """
        playbook: contain
        mode: enforce
        trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h, per: device } }
        steps:
          - { id: block, add_indicator: { type: DomainName, value: evil.example, action: Block, title: t, description: d, expires: 1d } }
          - { id: isolate, isolate_device: { type: Full, comment: Ransomware } }

        """

    /// Who takes a run back is told what of it nothing takes back.
    @Test func whatNothingTakesBackIsNamed() async throws {
        try await Self.open(Self.blocking) { lab, run in
            let undone = try await lab.cordon("undo", run, "--yes")
            #expect(undone.code == 0 && undone.standardOutput.contains("undo  \(run)/isolate: "), "\(undone.text)")
            #expect(undone.standardOutput.contains("stays  \(run)/block: Block evil.example"), "\(undone.text)")
            let again = try await lab.cordon("undo", run, "--yes", "--format", "json")
            let document = try JSONValue(parsing: Array(again.standardOutput.utf8))
            #expect(document["steps"] == [] && document["stays"] == [["step": "block", "action": "add_indicator"]], "\(again.text)")
        }
    }

    /// A run that took back what it did says of each step whether it did.
    @Test func theReportSaysWhatWasTakenBack() async throws {
        let failing = Self.blocking + "  - { id: late, assert: 'steps.isolate.outcome == \"failed\"', on_failure: undo }\n"
        try await Lab.open(world: Self.world, ["--clock", "virtual"]) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            try lab.write(failing, to: "playbooks/contain.yaml")
            try lab.write(lab.configuration(policy: "policy: none"), to: "cordon.yaml")
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            #expect(run.code == 1, "\(run.text)")
            let steps = run.standardOutput.components(separatedBy: "\n  done ").dropFirst()
            #expect(steps.count == 2, "\(run.text)")
            #expect(steps.first?.contains("block: ") == true, "\(run.text)")
            #expect(steps.first?.contains("stays: nothing takes it back") == true, "\(run.text)")
            #expect(steps.last?.contains("isolate: ") == true && steps.last?.contains("\n      taken back\n") == true, "\(run.text)")
        }
    }

    /// What an alert was is taken back; the comment that came with it stays.
    @Test func whatWasWrittenWithACommentIsTakenBack() async throws {
        let playbook = Self.playbook.replacingOccurrences(of: "comment: looked at", with: "status: InProgress, comment: looked at")
        try await Self.open(playbook) { lab, run in
            let undone = try await lab.cordon("undo", run, "--yes")
            #expect(undone.code == 0 && undone.standardOutput.contains("released  \(run)/update_alert\n"), "\(undone.text)")
            let updates = try lab.journal().filter { $0.method == "PATCH" }.compactMap { $0.body?["status"] }
            #expect(updates == ["InProgress", "New"])
        }
    }

    @Test func whatIsNotOursIsLeft() async throws {
        try await Self.open { lab, run in
            let theirs =
                #"{"type":"Unisolate","status":"Succeeded","requestor":"ana","requestorComment":"by hand","machineId":"\#(Self.device)"}"#
            try await lab.ask("POST", "world/actions", theirs)
            let undone = try await lab.cordon("undo", run, "--yes", "--format", "json")
            #expect(undone.code == 0, "\(undone.text)")
            let steps = try JSONValue(parsing: Array(undone.standardOutput.utf8))["steps"]?.arrayValue
            #expect(steps?.map { $0["outcome"] } == ["lost", "released"], "\(undone.text)")
            #expect(try !Self.effects(lab).contains("unisolate"))
        }
    }

    @Test func theKillSwitchHoldsItBack() async throws {
        try await Self.open { lab, run in
            try await lab.cordon("halt")
            let undone = try await lab.cordon("undo", run, "--yes")
            #expect(undone.code == 4, "\(undone.text)")
            #expect(try Self.effects(lab).count == 3)
        }
    }

    /// A run that has not ended is gone on with, or cancelled, first.
    @Test func whatHasNotEndedIsNotTakenBack() async throws {
        let waiting = Self.playbook.replacingOccurrences(of: "comment: Ransomware }", with: "comment: Ransomware }\n    wait: finished")
        try await Self.open(waiting, code: 3) { lab, run in
            let undone = try await lab.cordon("undo", run, "--yes")
            #expect(undone.code == 4 && undone.standardError.contains("has not ended"), "\(undone.text)")
        }
    }

    /// The service demands a title and a description, which somebody may have stored an indicator without.
    @Test func anIndicatorWithoutWordsIsPutBack() async throws {
        let playbook = """
            playbook: tidy
            mode: enforce
            trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h } }
            steps: [ { remove_indicator: { id: 4711 } } ]

            """
        try await Self.open(playbook) { lab, run in
            let undone = try await lab.cordon("undo", run, "--yes")
            #expect(undone.code == 0, "\(undone.text)")
            let body = try #require(try lab.journal().last?.body)
            #expect(
                body["indicatorValue"] == "old.example" && body["title"] == "old.example" && body["description"] == "old.example", "\(body)"
            )
        }
    }

    /// An indicator that a step takes away is not there any more for a later one that wants it as it was.
    @Test func anIndicatorIsTakenAwayAndAddedAgain() async throws {
        let playbook = """
            playbook: renew
            mode: enforce
            trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h } }
            steps:
              - remove_indicator: { id: 4712 }
              - add_indicator: { type: DomainName, value: ours.example, action: Block, title: t, description: d, expires: "\(Self.expiry)" }

            """
        try await Self.open(playbook) { lab, run in
            #expect(try lab.journal().map(\.method) == ["DELETE", "POST"])
            let undone = try await lab.cordon("undo", run, "--yes")
            #expect(undone.code == 0, "\(undone.text)")
        }
    }

    /// What the run has turned back itself stays as it is: a device that it has isolated and released is not isolated again.
    @Test(arguments: [
        ("isolate_device: { type: Full, comment: x }", "release_device: { comment: x }", [String]()),
        ("tag_device: { remove: [before] }", "tag_device: { add: [before] }", []),
        ("set_device_value: { value: High }", "set_device_value: { value: Low }", ["Normal"]),
    ])
    func whatTheRunHasTurnedBackStays(first: String, second: String, sent: [String]) async throws {
        let head =
            "playbook: turn\nmode: enforce\ntrigger: { alerts: { where: 'alert.severity == \"High\"', lookback: 24h, per: device } }\n"
        let steps = "steps:\n  - { id: a, \(first) }\n  - { id: b, device: 'device(\"\(Self.device)\")', \(second) }\n"
        for end in ["", "  - { id: late, assert: 'steps.b.outcome == \"failed\"', on_failure: undo }\n"] {
            try await Self.open(head + steps + end, code: end.isEmpty ? 0 : 1) { lab, run in
                if end.isEmpty { _ = try await lab.cordon("undo", run, "--yes") }
                let sentByAll = try lab.journal().filter { $0.path?.hasSuffix("/cancel") == false }
                let back = sentByAll.dropFirst(2)
                #expect(back.map { $0.body?["DeviceValue"]?.stringValue ?? $0.path ?? "" } == sent)
                let (before, again) = (try lab.journal().count, try await lab.cordon("undo", run, "--yes"))
                #expect(try lab.journal().count == before, "\(again.text)")
            }
        }
    }

    /// All that is changed of an alert goes back to what it was; an isolation goes as far as the one did that was ended.
    @Test func whatWasThereIsPutBackAsItWas() async throws {
        let playbook = """
            playbook: turn
            mode: enforce
            trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h, per: device } }
            steps:
              - { id: alert, update_alert: { status: Resolved, classification: TruePositive, determination: Malware, assignedTo: x@y.example } }

            """
        try await Self.open(playbook.replacing("status: Resolved", with: "status: InProgress")) { lab, _ in
            let release = "  - { id: free, release_device: { comment: x } }\n"
            try lab.write(playbook.replacing("playbook: turn", with: "playbook: again") + release, to: "playbooks/contain.yaml")
            try await lab.ask(
                "PATCH", "world/alerts/al-1",
                #"{"assignedTo":"a@b.example","classification":"FalsePositive","determination":"NotMalicious","lastUpdateTime":"2026-11-30T00:00:00Z"}"#
            )
            try await lab.ask(
                "POST", "world/actions", #"{"machineId":"\#(Self.device)","type":"Isolate","scope":"Selective","status":"Succeeded"}"#)
            let run = try await lab.cordon("run", "--yes", "--wait", "0s")
            let id = try #require(try await lab.log().last { $0["kind"] == "run" }?["data"]?["run"]?.stringValue, "\(run.text)")
            let undone = try await lab.cordon("undo", id, "--yes")
            #expect(undone.code == 0, "\(undone.text)")
            let bodies = try lab.journal().compactMap(\.body)
            #expect(bodies.contains { $0["IsolationType"] == "Selective" }, "\(undone.text)")
            let last = try #require(bodies.last)
            #expect(
                last["classification"] == "FalsePositive" && last["determination"] == "NotMalicious" && last["assignedTo"] == "a@b.example",
                "\(last)")
        }
    }
}
