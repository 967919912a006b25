import Canonical
import Foundation
import TestKit
import Testing

/// Calls of services, through the built binary and over real HTTP.
@Suite(.serialized)
struct ServiceTests {
    private static let steps = """
          - id: owner
            call_service: { service: tickets, operation: find, with: { host: "${device.computerDnsName}" } }
          - id: ticket
            call_service: { service: tickets, operation: create, with: { text: "Look after it, ${steps.owner.owner}" } }
            undo_after: 1h
          - id: isolate
            if: steps.ticket.outcome == "done" && !steps.owner.vip
            isolate_device: { type: Full, comment: "Ticket ${steps.ticket.id}" }
          - if: steps.ticket.outcome == "done" && steps.isolate.outcome == "done"
            needs: [ticket, isolate]
            call_service: { service: tickets, operation: note, with: { id: "${steps.ticket.id}", text: "isolated" } }
        """
    private static let asked = "GET /api/hosts/ws1.example"
    private static let written = [
        #"POST /api/tickets {"text":"Look after it, ana"}"#, #"POST /api/tickets/T%2F1/notes {"id":"T/1","text":"isolated"}"#,
    ]

    /// What the plan shows is what is sent; what a service gave is read by later steps, and by what takes it back.
    @Test func aCallIsPlannedCarriedOutAndTakenBack() async throws {
        try await ServiceLab.open(Self.steps) { lab, receiver in
            let plan = try await lab.cordon("plan", "--out", "plan.json", environment: ServiceLab.environment)
            #expect(plan.code == 0, "\(plan.text)")
            for text in [
                "Ask tickets.find: GET \(receiver.address)/api/hosts/ws1.example",
                #"POST \#(receiver.address)/api/tickets {"text":"Look after it, ana"}"#,
                "taken back by POST \(receiver.address)/api/tickets/⟨steps.ticket.id⟩/close",
                #"{"id":"⟨steps.ticket.id⟩","text":"isolated"}"#,
            ] { #expect(plan.standardOutput.contains(text), "\(text) in \(plan.text)") }
            #expect(ServiceLab.requests(receiver) == [Self.asked])
            let apply = try await lab.cordon("apply", "plan.json", "--yes", environment: ServiceLab.environment)
            #expect(apply.code == 0, "\(apply.text)")
            #expect(ServiceLab.requests(receiver) == [Self.asked, Self.asked] + Self.written)
            #expect(receiver.requests.allSatisfy { $0.headers["authorization"] == ServiceLab.token })
            #expect(receiver.requests[1].headers["idempotency-key"] == nil && receiver.requests[2].headers["idempotency-key"] != nil)
            #expect(try lab.journal().first?.body?["Comment"]?.stringValue?.hasPrefix("Ticket T/1 ") == true)
            let receipt = try await lab.log().first { $0["kind"] == "receipt" && $0["data"]?["step"] == "ticket" }?["data"]
            #expect(receipt?["answer"] == ["values": ["id": "T/1"]] && receipt?["status"] == 200)
            let run = try #require(try await lab.log().first { $0["kind"] == "run" }?["data"]?["run"]?.stringValue)
            let undo = try await lab.cordon("undo", run, "--yes", environment: ServiceLab.environment)
            #expect(undo.code == 0 && undo.standardOutput.contains("/api/tickets/T%2F1/close"), "\(undo.text)")
            #expect(ServiceLab.requests(receiver).last == #"POST /api/tickets/T%2F1/close {"id":"T/1"}"#)
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    @Test func itsAuthorizationIsNowhere() async throws {
        try await ServiceLab.open(Self.steps) { lab, receiver in
            var shown = ""
            for command in [
                ["plan", "--out", "plan.json"], ["run", "--dry-run"], ["apply", "plan.json", "--yes"], ["audit", "show"], ["validate"],
            ] {
                shown += try await lab.start(command, environment: ServiceLab.environment).outcome().text
            }
            receiver.answer(.status(401, body: "who is canary-4712?"))
            shown += try await lab.cordon("run", "--again", "--yes", environment: ServiceLab.environment).text
            shown += try await lab.cordon("run", "--again", "--yes", environment: ["TICKETS_TOKEN": "canary-4712\ncanary-4712"]).text
            for case let file as String in FileManager.default.enumerator(atPath: lab.folder.path) ?? .init() {
                guard let data = try? Data(contentsOf: lab.path(file)) else { continue }
                #expect(data.range(of: Data("canary-4712".utf8)) == nil, "\(file)")
            }
            #expect(!shown.contains("canary-4712"), "\(shown)")
        }
    }

    @Test func aRehearsalCallsNothingThatWrites() async throws {
        try await ServiceLab.open(Self.steps) { lab, receiver in
            let run = try await lab.cordon("run", "--dry-run", environment: ServiceLab.environment)
            #expect(run.code == 0 && run.standardOutput.contains("POST \(receiver.address)/api/tickets"), "\(run.text)")
            #expect(ServiceLab.requests(receiver).allSatisfy { $0 == Self.asked })
            #expect(try lab.journal().isEmpty)
        }
    }

    /// A plan speaks of one declaration.
    @Test(arguments: [
        ("path: /api/tickets,", "path: /api/v2/tickets,"), ("outputs: { id: string }", "outputs: { id: string, more: int }"),
    ])
    func anEditedDeclarationRefusesThePlan(_ old: String, new: String) async throws {
        try await ServiceLab.open(Self.steps) { lab, receiver in
            try await lab.cordon("plan", "--out", "plan.json", environment: ServiceLab.environment)
            try lab.edit("cordon.yaml", old, new)
            let apply = try await lab.cordon("apply", "plan.json", "--yes", environment: ServiceLab.environment)
            #expect(apply.code == 4, "\(apply.text)")
            #expect(ServiceLab.requests(receiver).allSatisfy { $0 == Self.asked })
        }
    }

    @Test func anotherAnswerIsDrift() async throws {
        try await ServiceLab.open(Self.steps) { lab, receiver in
            try await lab.cordon("plan", "--out", "plan.json", environment: ServiceLab.environment)
            receiver.answer(.status(200, body: #"{"id":"T/1","owner":"bob","vip":false}"#))
            let apply = try await lab.cordon("apply", "plan.json", "--yes", environment: ServiceLab.environment)
            #expect(apply.code == 4 && apply.standardOutput.contains("drift"), "\(apply.text)")
            #expect(ServiceLab.requests(receiver).allSatisfy { $0 == Self.asked })
        }
    }

    /// Nothing goes to a host that the policy does not name, whatever the operation does.
    @Test(arguments: [
        ("policy:\n  webhook_hosts: [tickets.contoso.example]", ServiceLab.environment, "webhook_hosts"),
        ("policy: none", [:], "the environment variable TICKETS_TOKEN, which cordon.yaml names for the authorization, is not set"),
    ])
    func whereNothingMayGo(_ policy: String, environment: [String: String], reason: String) async throws {
        let steps = """
              - call_service: { service: tickets, operation: find, with: { host: a } }
                on_failure: continue
              - call_service: { service: tickets, operation: create, with: { text: a } }
            """
        try await ServiceLab.open(steps, policy: policy) { lab, receiver in
            let run = try await lab.cordon("run", "--yes", environment: environment)
            #expect(run.code != 0 && run.standardOutput.components(separatedBy: reason).count > 2, "\(run.text)")
            #expect(receiver.requests.isEmpty)
        }
    }

    /// The service has done it, but what later steps need is not there: the step fails, says what, and can be taken back.
    @Test(arguments: [
        (#"{"name":"T-1"}"#, "the answer of the service has no `id`"),
        (#"{"id":17}"#, "declares `id` as string, and the answer of the service has a number there"),
    ])
    func anAnswerThatLacksAnOutput(_ body: String, reason: String) async throws {
        let steps = """
              - id: ticket
                call_service: { service: tickets, operation: create, with: { text: a } }
              - tag_device: { add: [after] }
            """
        try await ServiceLab.open(steps, .status(200, body: body)) { lab, receiver in
            let run = try await lab.cordon("run", "--yes", environment: ServiceLab.environment)
            #expect(run.code == 1 && run.standardOutput.contains("the service has done it, but"), "\(run.text)")
            #expect(run.standardOutput.contains(reason), "\(run.text)")
            let journal = try lab.journal()
            #expect(receiver.requests.count == 1 && journal.isEmpty)
        }
    }

    /// What was done before a failure is taken back, by what the service gave.
    @Test func aFailureTakesItBack() async throws {
        let steps = """
              - id: ticket
                call_service: { service: tickets, operation: create, with: { text: a } }
              - tag_device: { add: [after] }
                on_failure: undo
            """
        try await ServiceLab.open(steps) { lab, receiver in
            let fault = #"{"rules":[{"match":{"method":"POST","path":"/api/machines/*/tags"},"do":{"status":400,"code":"InvalidInput"}}]}"#
            try await lab.ask("PUT", "faults", fault)
            let run = try await lab.cordon("run", "--yes", environment: ServiceLab.environment)
            #expect(run.code == 1, "\(run.text)")
            #expect(ServiceLab.requests(receiver) == [#"POST /api/tickets {"text":"a"}"#, #"POST /api/tickets/T%2F1/close {"id":"T/1"}"#])
            #expect(try await lab.sentences().last == "Take back what the step ticket did, as a later step of the run failed")
        }
    }

    /// What hangs on a step is asked when that has ended.
    @Test func aQuestionThatHangsOnAStepIsAskedInTheRun() async throws {
        let steps = """
              - id: ticket
                call_service: { service: tickets, operation: create, with: { text: a } }
              - id: owner
                if: steps.ticket.outcome == "done"
                call_service: { service: tickets, operation: find, with: { host: "${steps.ticket.id}" } }
              - if: steps.owner.outcome == "done"
                tag_device: { add: [after] }
            """
        try await ServiceLab.open(steps) { lab, receiver in
            let run = try await lab.cordon("run", "--yes", environment: ServiceLab.environment)
            #expect(run.code == 0, "\(run.text)")
            #expect(ServiceLab.requests(receiver).last == "GET /api/hosts/T%2F1")
            #expect(try NotifyLab.tags(lab) == ["after"])
        }
    }

    /// A kill between sending and receipt: the same is sent once more with the same key, and what it gave is known afterwards.
    @Test func whatWasCutOffIsSentOnceMore() async throws {
        try await ServiceLab.open(Self.steps.replacing("            undo_after: 1h\n", with: "")) { lab, receiver in
            try await lab.cordon("plan", "--out", "plan.json", environment: ServiceLab.environment)
            receiver.answer(ServiceLab.answer, .silence)
            let apply = try lab.start(["apply", "plan.json", "--yes"], environment: ServiceLab.environment)
            while receiver.requests.count < 3, apply.isRunning { try await Task.sleep(for: .milliseconds(20)) }
            apply.send(SIGKILL)
            #expect(try await apply.outcome().code == SIGKILL)
            receiver.answer(ServiceLab.answer)
            let resumed = try await lab.cordon("resume", environment: ServiceLab.environment)
            #expect(resumed.code == 0 && resumed.standardOutput.contains("perhaps delivered twice"), "\(resumed.text)")
            let created = receiver.requests.filter { $0.line.hasPrefix("POST /api/tickets ") }
            #expect(created.count == 2 && Set(created.compactMap { $0.headers["idempotency-key"] }).count == 1)
            #expect(ServiceLab.requests(receiver).last == Self.written.last)
        }
    }

    /// What can be seen while a playbook is checked is an error there.
    @Test(arguments: [
        ("{ service: ticket, operation: create, with: { text: a } }", "cordon.yaml declares no service `ticket`"),
        ("{ service: tickets, operation: open, with: { text: a } }", "the service has no operation `open`"),
        ("{ service: tickets, operation: create }", "`create` needs the input `text`"),
        ("{ service: tickets, operation: create, with: { txet: a } }", "`create` has no input `txet`"),
        ("{ service: tickets, operation: create, with: { text: [a] } }", "`text`"),
    ])
    func mistakesAreSeenBefore(_ call: String, message: String) async throws {
        try await ServiceLab.open("  - call_service: \(call)") { lab, _ in
            let validate = try await lab.cordon("validate")
            #expect(validate.code == 1 && validate.text.contains(message), "\(validate.text)")
        }
    }

    @Test func whatNothingTakesBackHasNoLease() async throws {
        let step = "  - call_service: { service: tickets, operation: note, with: { id: a, text: b } }\n    undo_after: 1h"
        try await ServiceLab.open(step) { lab, _ in
            let validate = try await lab.cordon("validate")
            #expect(validate.code == 1 && validate.text.contains("cordon.yaml names no `undo` of tickets.note"), "\(validate.text)")
        }
    }
}
