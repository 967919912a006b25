import Canonical
import Crypto
import Execution
import Foundation
import Guardrails
import Notifier
import Planning
import TestKit
import Testing

/// What goes out for an order, and what an answer means.
struct NotifierTests {
    private static let playbook = """
        playbook: tell
        mode: enforce
        trigger: { alerts: { where: 'true', lookback: 24h } }
        steps: [ { notify: { channel: soc, text: Hello } } ]
        """

    /// Carries a run of one message out.
    private func run(
        _ playbook: String = Self.playbook, _ answers: [Result<Int, DeliveryFailure>] = [], key: String? = nil, body: String = ""
    ) async throws -> (LiveOutcome, Mailbox) {
        let scenario = Scenario(playbook)
        let review = scenario.review(scenario.plan())
        let mailbox = Mailbox(answers, body: body)
        let log = CallLog()
        var executor = Executor(
            effector: LiveEffector(changing: ScriptedEffector(log), delivering: Mailbox.notifier(mailbox, key: key)),
            trail: MemoryTrail(log), ledger: MemoryLedger(log), clock: StillClock(log), tenant: "lab", brake: ScriptedBrake(), person: "ana"
        )
        let run = try #require(review.runs.first)
        guard let clearance = review.clearance(of: run) else { preconditionFailure("the run is not cleared") }
        await executor.begin(clearance)
        let report = try #require(await executor.finish()[run.run.id])
        return (try #require(report.steps.first?.outcome), mailbox)
    }

    @Test func aMessageIsSignedByTheStandard() async throws {
        let secret = "whsec_" + Data("0123456789abcdef01234567".utf8).base64EncodedString()
        let (outcome, mailbox) = try await run(key: secret)
        #expect(outcome.word == "done")
        let delivery = try #require(mailbox.deliveries.first)
        let (id, time) = (try #require(delivery["webhook-id"]), try #require(delivery["webhook-timestamp"]))
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("\(id).\(time).".utf8) + delivery.body, using: SymmetricKey(data: Data("0123456789abcdef01234567".utf8)))
        #expect(delivery["webhook-signature"] == "v1," + Data(code).base64EncodedString())
        #expect(delivery["idempotency-key"] == id && delivery["content-type"] == "application/json")
        #expect(try JSONValue(parsing: delivery.body)["text"] == "Hello")
    }

    @Test func withoutAKeyNothingIsSigned() async throws {
        let (_, mailbox) = try await run()
        #expect(mailbox.deliveries.first?["webhook-signature"] == nil && mailbox.deliveries.count == 1)
    }

    /// What the answers say of the message, and how often it is sent.
    @Test(
        arguments: [
            ([.success(200)], "done", nil, 1), ([.success(302)], "failed", "redirect", 1), ([.success(404)], "failed", "404", 1),
            ([.success(500)], "failed", "500", 1), ([.failure(.notSent("refused"))], "failed", "refused", 1),
            ([.success(502), .success(200)], "done", "perhaps delivered twice", 2),
            ([.failure(.cut("gone")), .success(202)], "done", "perhaps delivered twice", 2),
            ([.failure(.cut("gone")), .failure(.notSent("refused"))], "unknown", "gone", 2),
            ([.failure(.cut("gone")), .success(500)], "unknown", "gone", 2),
            ([.failure(.cut("gone")), .failure(.cut("again"))], "unknown", "again", 2),
        ] as [([Result<Int, DeliveryFailure>], String, String?, Int)])
    func whatAnAnswerMeans(_ answers: [Result<Int, DeliveryFailure>], word: String, reason: String?, sent: Int) async throws {
        let (outcome, mailbox) = try await run(Self.playbook, answers)
        #expect(outcome.word == word, "\(outcome)")
        #expect(reason.map { outcome.reason?.contains($0) == true } ?? (outcome.reason == nil), "\(outcome)")
        #expect(mailbox.deliveries.count == sent)
        #expect(Set(mailbox.deliveries.map(\.body)).count == 1 && Set(mailbox.deliveries.map { $0["idempotency-key"] }).count == 1)
    }

    private static let call = """
        playbook: tell
        mode: enforce
        trigger: { alerts: { where: 'true', lookback: 24h } }
        steps: [ { call_service: { service: tickets, operation: create, with: { text: Hello } } } ]
        """

    /// What the answers of a service say of a call, and how often it is sent.
    @Test(
        arguments: [
            ([.success(201)], #"{"id":"T-1","more":[1]}"#, "done", nil, 1),
            ([.success(302)], "", "failed", "none is followed", 1),
            ([.success(404)], "", "failed", "did not take the request (status 404)", 1),
            ([.success(401)], "", "failed", "did not accept the authorization that cordon.yaml names for it (status 401)", 1),
            ([.success(403)], "", "failed", "did not accept the authorization", 1),
            ([.success(200)], "{}", "failed", "has no `id`", 1),
            ([.success(200)], #"{"id":7}"#, "failed", "declares `id` as string, and the answer of the service has a number there", 1),
            ([.success(200)], #"{"id":null}"#, "failed", "has null there", 1), ([.success(200)], "gone", "failed", "JSON object", 1),
            ([.success(503), .success(200)], #"{"id":"T-1"}"#, "done", "perhaps delivered twice", 2),
            ([.failure(.cut("gone")), .success(200)], #"{"id":"T-1"}"#, "done", "perhaps delivered twice", 2),
            ([.success(500), .success(500)], "", "unknown", "status 500", 2),
            ([.failure(.cut("gone")), .success(400)], "", "unknown", "gone", 2),
            ([.failure(.notSent("refused"))], "", "failed", "refused", 1),
        ] as [([Result<Int, DeliveryFailure>], String, String, String?, Int)])
    func whatAnAnswerOfAServiceMeans(
        _ answers: [Result<Int, DeliveryFailure>], body: String, word: String, reason: String?, sent: Int
    ) async throws {
        let (outcome, mailbox) = try await run(Self.call, answers, body: body)
        #expect(outcome.word == word, "\(outcome)")
        #expect(reason.map { outcome.reason?.contains($0) == true } ?? (outcome.reason == nil), "\(outcome)")
        #expect(mailbox.deliveries.count == sent && Set(mailbox.deliveries.map { $0["idempotency-key"] }).count == 1)
        let request = try #require(mailbox.deliveries.first)
        #expect(request.line == "POST /api/tickets" && request["authorization"] == "Bearer canary")
        #expect(String(decoding: request.body, as: UTF8.self) == #"{"text":"Hello"}"#)
        #expect(!"\(outcome)".contains("canary"))
    }

    @Test func secretsPrintAsNothing() throws {
        let key = try #require(SigningSecret("canary"))
        let address = WebhookAddress(scheme: "https", authority: "hooks.example", path: "/canary", key: key)
        var dumped = ""
        dump(address, to: &dumped)
        dump(key, to: &dumped)
        let access = ServiceAccess(scheme: "https", authority: "tickets.example", authorization: "canary")
        dump(access, to: &dumped)
        dumped += "\(access)\(String(reflecting: access))"
        #expect(!"\(address)\(key)\(String(reflecting: address))\(dumped)".contains("canary"))
        #expect(SigningSecret("whsec_!") == nil && SigningSecret("whsec_") == nil)
    }
}
