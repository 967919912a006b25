import Canonical
import Foundation
import TestKit
import Testing

/// Messages to a webhook, through the built binary and over real HTTP.
@Suite(.serialized)
struct NotifyTests {
    private static let marking = """
          - tag_device: { add: [seen] }
          - notify: { channel: soc }
          - tag_device: { add: [after] }
        """

    @Test func peopleAreToldWhatReallyHappened() async throws {
        try await NotifyLab.open(Self.marking) { lab in
            let receiver = Receiver()
            defer { receiver.stop() }
            let plan = try await lab.cordon("plan", "--out", "plan.json", environment: NotifyLab.environment(receiver))
            #expect(plan.code == 0, "\(plan.text)")
            #expect(plan.standardOutput.contains("Tell soc how the run has gone"), "\(plan.text)")
            #expect(plan.standardOutput.contains("POST channel:soc"), "\(plan.text)")
            #expect(receiver.requests.isEmpty)
            let apply = try await lab.cordon("apply", "plan.json", "--yes", environment: NotifyLab.environment(receiver))
            #expect(apply.code == 0, "\(apply.text)")
            #expect(try NotifyLab.tags(lab) == ["seen", "after"])
            let request = try #require(receiver.requests.first)
            #expect(receiver.requests.count == 1)
            #expect(request.line == "POST /hooks/canary-path-4712?k=canary-query HTTP/1.1")
            #expect(request.headers["content-type"] == "application/json")
            #expect(request.headers["idempotency-key"] == request.headers["webhook-id"])
            #expect(NotifyLab.isSigned(request))
            let body = try NotifyLab.json(request)
            #expect(body.canonicalBytes == request.body)
            #expect(body["text"]?.stringValue?.hasSuffix("\ntag_device: done; Tag ws1.example with seen") == true, "\(body)")
            #expect(body["steps"]?.arrayValue?.compactMap { $0["outcome"]?.stringValue } == ["done"])
            #expect(body["device"] == ["id": .string(NotifyLab.device), "name": "ws1.example"])
            let records = try await lab.log()
            let intent = try #require(records.first { $0["data"]?["action"] == "notify" && $0["kind"] == "intent" }?["data"])
            #expect(intent["request"]?["body"] == body && intent["token"]?.stringValue == request.headers["webhook-id"])
            let receipt = records.first { $0["kind"] == "receipt" && $0["data"]?["token"] == intent["token"] }?["data"]
            #expect(receipt?["result"] == "done" && receipt?["status"] == 204)
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    /// What the earlier step did is what is told, also where it failed.
    @Test func aFailureIsToldAsOne() async throws {
        let steps = """
              - tag_device: { add: [seen] }
                on_failure: continue
              - notify: { channel: soc }
            """
        try await NotifyLab.open(steps) { lab in
            let receiver = Receiver()
            defer { receiver.stop() }
            let fault = #"{"rules":[{"match":{"method":"POST","path":"/api/machines/*/tags"},"do":{"status":400,"code":"InvalidInput"}}]}"#
            try await lab.ask("PUT", "faults", fault)
            let run = try await lab.cordon("run", "--yes", environment: NotifyLab.environment(receiver))
            #expect(run.code == 1, "\(run.text)")
            let body = try NotifyLab.json(try #require(receiver.requests.first))
            #expect(body["steps"]?.arrayValue?.first?["outcome"] == "failed")
            #expect(
                body["text"]?.stringValue?.contains("tag_device: failed; Tag ws1.example with seen; the service refused") == true, "\(body)"
            )
        }
    }

    /// Each item has a message of its own, and a text may hold what earlier steps gave.
    @Test func aMessageForEachItem() async throws {
        let steps = """
              - id: isolate
                isolate_device: { type: Full, comment: why }
              - for_each: '["ana", "bob"]'
                as: who
                if: steps.isolate.outcome == "done"
                notify: { channel: soc, text: "For ${who}: isolated by ${steps.isolate.id}" }
            """
        try await NotifyLab.open(steps) { lab in
            let receiver = Receiver()
            defer { receiver.stop() }
            let run = try await lab.cordon("run", "--yes", environment: NotifyLab.environment(receiver))
            #expect(run.code == 0, "\(run.text)")
            let id = try await lab.log().lazy.compactMap { $0["data"]?["actionId"]?.stringValue }.first ?? ""
            let texts = try receiver.requests.map { try NotifyLab.json($0)["text"]?.stringValue }
            #expect(!id.isEmpty && texts == ["For ana: isolated by \(id)", "For bob: isolated by \(id)"])
            #expect(Set(receiver.requests.compactMap { $0.headers["webhook-id"] }).count == 2)
        }
    }

    @Test func aPlaybookThatObservesTellsNobody() async throws {
        try await NotifyLab.open(Self.marking) { lab in
            let receiver = Receiver()
            defer { receiver.stop() }
            try lab.edit("playbooks/tell.yaml", "mode: enforce", "mode: observe")
            let run = try await lab.cordon("run", "--yes", environment: NotifyLab.environment(receiver))
            #expect(run.code == 0 && receiver.requests.isEmpty, "\(run.text)")
        }
    }

    /// What an alert says stands in the text and nowhere else.
    @Test func whatAnAlertSaysIsData() async throws {
        try await NotifyLab.open(#"  - notify: { channel: soc, text: "Look: ${alerts[0].title}" }"#) { lab in
            let receiver = Receiver()
            defer { receiver.stop() }
            let run = try await lab.cordon("run", "--yes", environment: NotifyLab.environment(receiver))
            #expect(run.code == 0, "\(run.text)")
            for format in ["human", "markdown", "html"] {
                let plan = try await lab.cordon("plan", "--again", "--format", format, environment: NotifyLab.environment(receiver))
                #expect(plan.code == 0 && !plan.text.unicodeScalars.contains("\u{202E}"), "\(format)")
            }
            #expect(!run.text.unicodeScalars.contains("\u{202E}"))
            let body = try NotifyLab.json(try #require(receiver.requests.first))
            #expect(body["text"] == "Look: Evil \u{202E}\n\"},{\"text\":\"forged")
            #expect(body["steps"] == .array([]))
        }
    }

    @Test func aRehearsalDeliversNothing() async throws {
        try await NotifyLab.open(Self.marking) { lab in
            let receiver = Receiver()
            defer { receiver.stop() }
            let run = try await lab.cordon("run", "--dry-run", environment: NotifyLab.environment(receiver))
            #expect(run.code == 0, "\(run.text)")
            #expect(run.standardOutput.contains("POST channel:soc"), "\(run.text)")
            #expect(receiver.requests.isEmpty)
            #expect(try lab.journal().isEmpty)
        }
    }

    @Test func nothingIsDeliveredWhileAllIsHalted() async throws {
        try await NotifyLab.open(Self.marking) { lab in
            let receiver = Receiver()
            defer { receiver.stop() }
            try await lab.cordon("halt")
            let run = try await lab.cordon("run", "--yes", environment: NotifyLab.environment(receiver))
            #expect(run.code == 4 && run.standardOutput.contains("halted everything"), "\(run.text)")
            #expect(receiver.requests.isEmpty)
        }
    }

    /// The policy names the hosts; what cannot be read is sent nowhere.
    @Test(arguments: [
        (
            "policy:\n  webhook_hosts: [hooks.contoso.example]", true, "leads to 127.0.0.1, and the policy names the hosts",
            "webhook_hosts (cordon.yaml:"
        ),
        ("policy: none", false, "the environment variable SOC_URL, which cordon.yaml names for the address, is not set", "notify.channels"),
    ])
    func whereNothingMayGo(_ policy: String, isSet: Bool, reason: String, rule: String) async throws {
        try await NotifyLab.open(Self.marking, policy: policy) { lab in
            let receiver = Receiver()
            defer { receiver.stop() }
            let environment = isSet ? NotifyLab.environment(receiver) : [:]
            for command in [["plan"], ["run", "--yes"]] {
                let outcome = try await lab.start(command, environment: environment).outcome()
                #expect(outcome.code == (command[0] == "plan" ? 0 : 4), "\(outcome.text)")
                #expect(outcome.standardOutput.contains(reason) && outcome.standardOutput.contains(rule), "\(outcome.text)")
            }
            #expect(receiver.requests.isEmpty)
            #expect(try NotifyLab.tags(lab) == ["seen", "after"])
        }
    }

    @Test func anAllowedHostIsAllowed() async throws {
        try await NotifyLab.open(Self.marking, policy: "policy:\n  webhook_hosts: [127.0.0.1]") { lab in
            let receiver = Receiver()
            defer { receiver.stop() }
            let run = try await lab.cordon("run", "--yes", environment: NotifyLab.environment(receiver))
            #expect(run.code == 0 && receiver.requests.count == 1, "\(run.text)")
        }
    }

    /// What provably was not delivered failed, and is sent again only where the playbook says so.
    @Test(arguments: [
        (
            Receiver.Answer.status(302, headers: ["Location: http://127.0.0.1:1/elsewhere"]),
            "answered with a redirect, and none is followed"
        ),
        (.status(500), "status 500"), (.status(404), "status 404"),
    ])
    func aRefusalIsAFailure(_ answer: Receiver.Answer, reason: String) async throws {
        try await NotifyLab.open("  - notify: { channel: soc }") { lab in
            let receiver = Receiver(answer)
            defer { receiver.stop() }
            let run = try await lab.cordon("run", "--yes", environment: NotifyLab.environment(receiver))
            #expect(run.code == 1 && run.standardOutput.contains(reason), "\(run.text)")
            #expect(receiver.requests.count == 1)
        }
    }

    @Test func aRetryHasTheSameKey() async throws {
        try await NotifyLab.open("  - notify: { channel: soc }\n    retry: { times: 2, wait: 1s }") { lab in
            let receiver = Receiver(.status(503), .status(200))
            defer { receiver.stop() }
            let run = try await lab.cordon("run", "--yes", environment: NotifyLab.environment(receiver))
            #expect(run.code == 0, "\(run.text)")
            #expect(Set(receiver.requests.compactMap { $0.headers["idempotency-key"] }).count == 1)
            #expect(receiver.requests.count == 2)
        }
    }

    @Test func nobodyIsThere() async throws {
        try await NotifyLab.open("  - notify: { channel: soc }") { lab in
            let receiver = Receiver()
            receiver.stop()
            let run = try await lab.cordon("run", "--yes", environment: NotifyLab.environment(receiver))
            #expect(run.code == 1 && run.standardOutput.contains("it was not sent: Connection refused"), "\(run.text)")
        }
    }

    /// A kill between sending and receipt: the next command sends the same with the same key, and says that it may be the second.
    @Test func whatWasCutOffIsSentOnceMoreWithTheSameKeyAndSaysSo() async throws {
        try await NotifyLab.open(Self.marking) { lab in
            let receiver = Receiver(.silence)
            defer { receiver.stop() }
            let environment = NotifyLab.environment(receiver)
            let run = try lab.start(["run", "--yes"], environment: environment)
            while receiver.requests.isEmpty, run.isRunning { try await Task.sleep(for: .milliseconds(20)) }
            run.send(SIGKILL)
            #expect(try await run.outcome().code == SIGKILL)
            receiver.answer(.status(200))
            let resumed = try await lab.cordon("resume", environment: environment)
            #expect(resumed.code == 0 && resumed.standardOutput.contains("perhaps delivered twice"), "\(resumed.text)")
            #expect(receiver.requests.count == 2)
            #expect(receiver.requests[0].body == receiver.requests[1].body)
            #expect(receiver.requests[0].headers["idempotency-key"] == receiver.requests[1].headers["idempotency-key"])
            #expect(try NotifyLab.tags(lab) == ["seen", "after"])
            #expect(try await lab.log().contains { $0["kind"] == "resend" })
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    /// Twice without an answer is for a person to tell.
    @Test func twiceWithoutAnAnswerIsNotKnown() async throws {
        try await NotifyLab.open("  - notify: { channel: soc }") { lab in
            let receiver = Receiver(.nothing)
            defer { receiver.stop() }
            let environment = NotifyLab.environment(receiver)
            let run = try await lab.cordon("run", "--yes", environment: environment)
            #expect(run.code == 3 && run.standardOutput.contains("Look where it was to arrive"), "\(run.text)")
            #expect(receiver.requests.count == 2)
            let report = try await lab.cordon("runs", "list", "--format", "json")
            let id = try #require(try JSONValue(parsing: Array(report.standardOutput.utf8))["runs"]?.arrayValue?.first?["run"]?.stringValue)
            #expect(try await lab.cordon("resume", environment: environment).code == 3)
            let resolved = try await lab.cordon("resume", "--resolve", "\(id)/notify=done", environment: environment)
            #expect(resolved.code == 0, "\(resolved.text)")
            #expect(receiver.requests.count == 2)
        }
    }

    /// Address and key stand in no output, file or record.
    @Test func addressAndKeyAreNowhere() async throws {
        try await NotifyLab.open(Self.marking) { lab in
            let receiver = Receiver(.status(500, body: "canary-query \(NotifyLab.key)"), .status(200))
            defer { receiver.stop() }
            var environment = NotifyLab.environment(receiver)
            var text = ""
            for command in [
                ["validate"], ["plan", "--out", "plan.json"], ["run", "--yes"], ["run", "--yes", "--again"], ["audit", "log"],
            ] {
                text += try await lab.start(command, environment: environment).outcome().text
            }
            environment["SOC_URL"] = "ftp://127.0.0.1/hooks/canary-path-4712"
            text += try await lab.cordon("run", "--yes", "--again", environment: environment).text
            #expect(text.contains("its address must be https://"))
            #expect(receiver.requests.count == 2)
            let files = try #require(FileManager.default.enumerator(at: lab.folder, includingPropertiesForKeys: nil))
            for case let file as URL in files { text += String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self) }
            #expect(!text.contains("canary"))
        }
    }

    /// Other kinds of channels are checked and refused.
    @Test func onlyWebhooksAreDeliveredTo() async throws {
        try await NotifyLab.open(Self.marking, channels: "soc: { kind: teams, url: env:SOC_URL }") { lab in
            let validated = try await lab.cordon("validate")
            #expect(validated.code == 0 && validated.text.contains("`kind: teams`"), "\(validated.text)")
            let run = try await lab.cordon("run", "--yes")
            #expect(run.code == 4 && run.text.contains("it delivers to webhooks only"), "\(run.text)")
        }
    }

    @Test func anUnknownChannelIsAMistake() async throws {
        try await NotifyLab.open("  - notify: { channel: scc }") { lab in
            let validated = try await lab.cordon("validate")
            #expect(validated.code == 1 && validated.text.contains("soc"), "\(validated.text)")
        }
    }
}
