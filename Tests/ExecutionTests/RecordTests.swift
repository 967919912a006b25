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
                "audit outcome \(id)", "ledger outcome \(id) done",
            ]
        }
        #expect(
            stage.calls == ["audit run", "ledger run contain"] + step("isolate") + step("mark")
                + ["audit run-ended", "ledger run-ended done"])
    }

    @Test(arguments: ["run", "intent"]) func withoutAnAuditLogNothingIsSent(kind: String) async throws {
        let stage = Stage(auditFailingAt: kind)
        let report = try await stage.run()
        #expect(report.failure == .audit("the disk is full"))
        #expect(report.steps.map(\.outcome.word) == (kind == "run" ? ["cancelled", "cancelled"] : ["failed", "cancelled"]))
        #expect(stage.sent.isEmpty)
    }

    @Test(arguments: ["run", "intent"]) func withoutALedgerNothingIsSent(kind: String) async throws {
        let stage = Stage(ledgerFailingAt: kind)
        #expect(try await stage.run().failure == .ledger(.broken("the disk is full")))
        #expect(stage.sent.isEmpty)
    }

    /// What was done before is reported, and what nobody could note down is not called done.
    @Test(arguments: [("receipt", "unknown"), ("outcome", "done")])
    func afterALostRecordNothingMoreIsSent(kind: String, word: String) async throws {
        let stage = Stage(auditFailingAt: kind)
        let report = try await stage.run()
        #expect(report.failure == .audit("the disk is full"))
        #expect(report.steps.map(\.outcome.word) == [word, "cancelled"])
        #expect(stage.sent.count == 1)
    }

    @Test func afterALostReceiptInTheLedgerNothingMoreIsSent() async throws {
        let stage = Stage(ledgerFailingAt: "receipt")
        let report = try await stage.run()
        #expect(report.failure != nil)
        #expect(
            report.steps[0].outcome.reason
                == "it was sent, and what became of it could not be recorded: the ledger cannot be read or written: the disk is full")
        #expect(stage.sent.count == 1)
    }

    @Test func anUnrecordedResendIsNotSent() async throws {
        let stage = Stage(auditFailingAt: "resend")
        #expect(try await stage.run([.unanswered("cut")]).failure != nil)
        #expect(stage.sent.count == 1)
    }

    @Test func theIntentHoldsTheExactRequestAndItsToken() async throws {
        let stage = Stage()
        _ = try await stage.run()
        let intent = try #require(stage.trail.entries.first { $0.kind == "intent" })
        #expect(intent.mode == .live)
        let step = try #require(stage.review.runs[0].run.steps.first?.step)
        #expect(intent.fields["request"] == step.does.first?.json)
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
