import ActionKit
import Audit
import Canonical
import DefenderAPI
import Execution
import Guardrails
import Planning
import TestKit
import Testing

/// P1 and I1: nothing is sent before its intent is durable.
struct RecordTests {
    @Test func everyOrderComesAfterItsIntent() async throws {
        let stage = Stage()
        _ = try await stage.run()
        let step = { (id: String) in
            [
                "audit intent \(id)", "ledger intent \(id)", "perform", "audit receipt \(id)", "ledger receipt done",
                "audit outcome \(id)",
            ]
        }
        #expect(
            stage.calls == ["audit run", "ledger run contain"] + step("isolate") + step("mark")
                + ["audit run-ended", "ledger run-ended done"])
    }

    @Test(arguments: ["run", "intent"]) func withoutAnAuditLogNothingIsSent(kind: String) async {
        let stage = Stage(auditFailingAt: kind)
        await #expect(throws: ExecutionFailure.audit("the disk is full")) { try await stage.run() }
        #expect(stage.sent.isEmpty)
    }

    @Test(arguments: ["run", "intent"]) func withoutALedgerNothingIsSent(kind: String) async {
        let stage = Stage(ledgerFailingAt: kind)
        await #expect(throws: ExecutionFailure.ledger(.broken("the disk is full"))) { try await stage.run() }
        #expect(stage.sent.isEmpty)
    }

    @Test(arguments: ["receipt", "outcome"]) func afterALostRecordNothingMoreIsSent(kind: String) async {
        let audit = Stage(auditFailingAt: kind)
        await #expect(throws: ExecutionFailure.self) { try await audit.run() }
        #expect(audit.sent.count == 1)
    }

    @Test func afterALostReceiptInTheLedgerNothingMoreIsSent() async {
        let stage = Stage(ledgerFailingAt: "receipt")
        await #expect(throws: ExecutionFailure.self) { try await stage.run() }
        #expect(stage.sent.count == 1)
    }

    @Test func anUnrecordedResendIsNotSent() async {
        let stage = Stage(auditFailingAt: "resend")
        await #expect(throws: ExecutionFailure.self) { try await stage.run([.unanswered("cut")]) }
        #expect(stage.sent.count == 1)
    }

    @Test func theIntentHoldsTheExactRequestAndItsToken() async throws {
        let stage = Stage()
        _ = try await stage.run()
        let intent = try #require(stage.trail.entries.first { $0.kind == "intent" })
        #expect(intent.mode == .live)
        let step = try #require(stage.review.runs[0].run.steps.first?.step)
        #expect(intent.fields["request"] == step.does.first?.request.json)
        let token = try #require(intent.fields["token"]?.stringValue)
        #expect(stage.sent.first == token)
        #expect(intent.fields["request"]?["body"]?["Comment"]?.stringValue?.hasSuffix("[cordon:\(token)]") == true)
    }

    @Test func everyIntentHasOneReceiptWithItsToken() async throws {
        let stage = Stage(Stage.playbook("  - tag_device: { add: [one, two, three] }"))
        _ = try await stage.run()
        let tokens = { (kind: String) in stage.trail.entries.filter { $0.kind == kind }.compactMap { $0.fields["token"]?.stringValue } }
        #expect(tokens("intent").count == 3)
        #expect(Set(tokens("intent")).count == 3)
        #expect(tokens("intent") == tokens("receipt"))
    }
}
