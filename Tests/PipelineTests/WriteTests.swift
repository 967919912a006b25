import Canonical
import DefenderClient
import Execution
import Guardrails
import HTTPTypes
import Pipeline
import Planning
import Synchronization
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

    /// The service asks to come back later, and while the client waits somebody halts everything.
    @Test func whoeverHaltsWhileAWriteWaitsForItsTurnKeepsItFromBeingSent() async throws {
        let laboratory = try Laboratory(Self.world)
        try await laboratory.fault(
            #"{"rules": [{"match": {"endpoint": "isolate-machine", "times": 1}, "do": {"status": 429, "retryAfter": "30"}}]}"#)
        let halt = Stop(kind: .halt, reason: "a mistake", by: "ana", since: Sample.now)
        let (_, report) = try await laboratory.carryOut(
            "  - isolate_device: { type: Full, comment: why }", brake: ScriptedBrake(after: 2, .success(halt)))
        #expect(report.steps.map(\.outcome.word) == ["refused"])
        #expect(report.steps[0].outcome.rule == "halt")
        #expect(try await laboratory.journal().isEmpty)
    }

    /// The batch answer says that all is well; one of the two alerts says that it is not.
    @Test func aBatchThatChangedSomeOnlyIsNotSentAgain() async throws {
        let laboratory = try Laboratory(Self.world, wire: { HalfBatch(service: $0) })
        let (_, report) = try await laboratory.carryOut("  - update_alert: { status: Resolved, comment: done }")
        #expect(report.steps.map(\.outcome.word) == ["unknown"])
        #expect(report.steps[0].outcome.reason?.contains("of 2 alerts 1 are not changed: al-2") == true)
        let batches = try await laboratory.journal().filter { $0["path"]?.stringValue == "/api/alerts/batchUpdate" }
        #expect(batches.count == 1)
    }

    /// The answer is lost, and the list that could tell whether the device was isolated never comes whole.
    @Test func anActionThatAnIncompleteListDoesNotShowIsNotSentAgain() async throws {
        let laboratory = try Laboratory(Self.world, wire: { LostAnswer(service: $0) })
        let (_, report) = try await laboratory.carryOut("  - isolate_device: { type: Full, comment: why }")
        #expect(report.steps.map(\.outcome.word) == ["unknown"])
        // The service may refuse a duplicate, so what arrived is counted and not what came of it.
        let arrived = try #require(try await laboratory.counters().arrayValue).filter {
            $0["route"]?.stringValue?.hasSuffix("/isolate") == true
        }
        #expect(arrived.map { $0["count"] } == [1])
    }
}

/// Loses the answer to an isolation, and from then on lists the same foreign action page after page.
private final class LostAnswer: Transport {
    private let service: any Transport
    private let isLost = Mutex(false)

    init(service: any Transport) { self.service = service }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(TransportFailure) -> (HTTPResponse, [UInt8]) {
        if isLost.withLock({ $0 }), request.path?.lowercased().hasPrefix("/api/machineactions?") == true {
            let next = "https://api.example/api/machineactions?$skip=1"
            let action = #"{"id":"2e9da30d-27f6-4208-81f2-9cd3d67893ba","type":"Isolate","status":"Pending","requestorComment":"theirs"}"#
            return (HTTPResponse(status: .ok), Array(#"{"@odata.nextLink":"\#(next)","value":[\#(action)]}"#.utf8))
        }
        let answer = try await service.send(request, body: body)
        guard request.path?.hasSuffix("/isolate") == true else { return answer }
        isLost.withLock { $0 = true }
        throw .cut("the answer was lost")
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
