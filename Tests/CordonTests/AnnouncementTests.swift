import Canonical
import Foundation
import TestKit
import Testing

/// What people are told that is no step: that they are asked, and that the breaker has opened.
@Suite(.serialized)
struct AnnouncementTests {
    private static let approver =
        "approvers: [ { name: bob, groups: [soc], key: \"ed25519:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\" } ]\n"
    private static let asking = """
          - id: isolate
            isolate_device: { type: Full, comment: why }
            approval: { from: [soc], within: 1h, notify: soc }
        """

    /// Whom the playbook or the policy names is told that people are asked; a receiver that fails holds nothing up.
    @Test(arguments: [
        (asking, "policy: none", 204, "done"), (asking, "policy: none", 500, "failed"), (isolating, policyThatAsks, 204, "done"),
    ])
    func peopleAreToldThatTheyAreAsked(_ steps: String, _ policy: String, _ status: Int, result: JSONValue) async throws {
        try await NotifyLab.open(steps, policy: policy) { lab in
            let receiver = Receiver(.status(status))
            defer { receiver.stop() }
            try lab.write(try lab.read("cordon.yaml") + Self.approver, to: "cordon.yaml")
            let environment = NotifyLab.environment(receiver)
            let run = try await lab.cordon("run", "--yes", "--wait", "0s", environment: environment)
            #expect(run.code == 3, "\(run.text)")
            let request = try #require(receiver.requests.first)
            #expect(receiver.requests.count == 1 && NotifyLab.isSigned(request))
            let body = try NotifyLab.json(request)
            let place = "\(body["run"]?.stringValue ?? "")/isolate"
            #expect(body["event"] == "approval" && body["approve"]?.stringValue == "cordon approve \(place)")
            #expect(body["text"]?.stringValue?.contains("- Isolate ws1.example (Full) from the network\none of ") == true, "\(body)")
            #expect(body["text"]?.stringValue?.contains("cordon approve \(place)") == true)
            let records = try await lab.log()
            let told = records.first { $0["kind"] == "announced" }
            #expect(told?["data"]?["result"] == result && told?["data"]?["step"] == "isolate/ask")
            let kinds = records.compactMap { $0["kind"]?.stringValue }
            #expect(try #require(kinds.firstIndex(of: "approval-asked")) < #require(kinds.firstIndex(of: "announcement")))
            // They were asked, so they are not asked again.
            #expect(try await lab.cordon("resume", "--wait", "0s", environment: environment).code == 3)
            #expect(receiver.requests.count == 1)
            #expect(try await lab.cordon("audit", "verify").code == 0)
        }
    }

    private static let isolating = "  - { id: isolate, isolate_device: { type: Full, comment: why } }"
    private static let policyThatAsks = "policy:\n  approvals: [ { actions: [isolate_device], from: [soc], within: 1h } ]\n  notify: soc"

    /// That people cannot be reached stops nothing else.
    @Test func aMessageThatFailsOpensNoBreaker() async throws {
        let steps = "  - { notify: { channel: soc }, on_failure: continue }\n  - tag_device: { add: [seen] }"
        try await NotifyLab.open(steps, policy: "policy:\n  breaker: { failures: 1, per: 10m }") { lab in
            let receiver = Receiver(.status(500))
            defer { receiver.stop() }
            let run = try await lab.cordon("run", "--yes", environment: NotifyLab.environment(receiver))
            #expect(run.code == 1, "\(run.text)")
            #expect(try NotifyLab.tags(lab) == ["seen"])
        }
    }

    @Test func anOpenedBreakerIsTold() async throws {
        let steps = "  - { tag_device: { add: [seen] } }"
        try await NotifyLab.open(steps, policy: "policy:\n  breaker: { failures: 1, per: 10m }\n  notify: soc") { lab in
            let receiver = Receiver()
            defer { receiver.stop() }
            try await lab.ask(
                "PUT", "faults", #"{"rules":[{"match":{"method":"POST","path":"/api/*"},"do":{"status":400,"code":"InvalidInput"}}]}"#)
            for _ in 0..<2 {
                let run = try await lab.cordon("run", "--yes", environment: NotifyLab.environment(receiver))
                #expect(run.code != 0, "\(run.text)")
            }
            #expect(try receiver.requests.map { try NotifyLab.json($0)["event"] } == ["breaker"])
            #expect(try await lab.log().contains { $0["kind"] == "announced" && $0["data"]?["step"] == "breaker" })
        }
    }
}
