import Canonical
import DefenderClient
import Execution
import Guardrails
import HTTPTypes
import Pipeline
import Planning
import TestKit
import Testing

/// What becomes of a write between its order and its receipt, on the real client.
struct WriteTests {
    private static let world = """
        devices:
          - { id: "\(Sample.machineID(1))", computerDnsName: pc1.lab, onboardingStatus: Onboarded, osPlatform: Windows11 }
        alerts:
          - { id: al-1, machineId: "\(Sample.machineID(1))", status: New, lastUpdateTime: -1h, alertCreationTime: -3h }
          - { id: al-2, machineId: "\(Sample.machineID(1))", status: New, lastUpdateTime: -1h, alertCreationTime: -2h }
        """

    private func carryOut(_ steps: String, in laboratory: Laboratory, brake: ScriptedBrake = ScriptedBrake()) async throws
        -> RunReport<LiveOutcome>
    {
        let pipeline = laboratory.pipeline([
            """
            playbook: act
            mode: enforce
            trigger: { alerts: { where: 'true', lookback: 24h, per: device } }
            steps:
            \(steps)
            """
        ])
        let plan = try await pipeline.plan(laboratory.request())
        let review = pipeline.review(plan, Standing(now: Sample.now, begun: []))
        return try await laboratory.execute(review, by: pipeline, brake: brake)[0]
    }

    /// The service asks to come back later, and while the client waits somebody halts everything.
    @Test func whoeverHaltsWhileAWriteWaitsForItsTurnKeepsItFromBeingSent() async throws {
        let laboratory = try Laboratory(Self.world)
        try await laboratory.fault(
            #"{"rules": [{"match": {"endpoint": "isolate-machine", "times": 1}, "do": {"status": 429, "retryAfter": "30"}}]}"#)
        let halt = Stop(kind: .halt, reason: "a mistake", by: "ana", since: Sample.now)
        let report = try await carryOut(
            "  - isolate_device: { type: Full, comment: why }", in: laboratory, brake: ScriptedBrake(after: 2, .success(halt)))
        #expect(report.steps.map(\.outcome.word) == ["refused"])
        #expect(report.steps[0].outcome.rule == "halt")
        #expect(try await laboratory.journal().isEmpty)
    }

    /// The batch answer says that all is well; one of the two alerts says that it is not.
    @Test func aBatchThatChangedSomeOnlyIsNotSentAgain() async throws {
        let laboratory = try Laboratory(Self.world, wire: { HalfBatch(service: $0) })
        let report = try await carryOut("  - update_alert: { status: Resolved, comment: done }", in: laboratory)
        #expect(report.steps.map(\.outcome.word) == ["unknown"])
        #expect(report.steps[0].outcome.reason?.contains("of 2 alerts 1 are not changed: al-2") == true)
        let batches = try await laboratory.journal().filter { $0["path"]?.stringValue == "/api/alerts/batchUpdate" }
        #expect(batches.count == 1)
    }
}

/// Passes only the first alert of a batch on.
private struct HalfBatch: Transport {
    let service: any Transport

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(TransportFailure) -> (HTTPResponse, [UInt8]) {
        guard request.path?.hasSuffix("/batchUpdate") == true, var fields = (try? JSONValue(parsing: body))?.objectValue else {
            return try await service.send(request, body: body)
        }
        fields["alertIds"] = .array(Array((fields["alertIds"]?.arrayValue ?? []).prefix(1)))
        return try await service.send(request, body: JSONValue.object(fields).canonicalBytes)
    }
}
