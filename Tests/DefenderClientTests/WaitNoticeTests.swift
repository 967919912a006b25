import DefenderAPI
import DefenderClient
import HTTPTypes
import Synchronization
import Testing

/// Who watches is told why nothing goes on, once for all callers, and not of waits that are over before the sentence is read.
struct WaitNoticeTests {
    private final class Ear: Sendable {
        private let heard = Mutex<[String]>([])
        var sentences: [String] { heard.withLock { $0 } }
        func hear(_ notice: WaitNotice) { heard.withLock { $0.append(notice.description) } }
    }

    static let waits: [(replies: [ScriptedTransport.Reply], heard: [String])] = [
        ([.json(429, "", [(.retryAfter, "30")])], ["waiting 30 s before get-machine: the service asks for it"]),
        ([.json(503, "", [(.retryAfter, "20")])], ["waiting 20 s before get-machine: the service does not answer or is unwell"]),
        ([.json(429, "", [(.retryAfter, "2")])], []), ([.failure(.cut("reset"))], []),
    ]

    @Test(arguments: waits) func aWaitThatTheServiceAsksForIsSaid(_ replies: [ScriptedTransport.Reply], _ heard: [String]) async throws {
        let ear = Ear()
        let fixture = try Fixture(replies + [.json(200, Fixture.machineJSON)], notice: ear.hear)
        _ = try await fixture.client.read(.machine(Fixture.machine))
        #expect(ear.sentences == heard)
    }

    @Test func aUsedUpBudgetIsSaidOnceForAll() async throws {
        let ear = Ear()
        let fixture = try Fixture(Array(repeating: .json(200, Fixture.machineJSON), count: 130), notice: ear.hear)
        for _ in 0..<130 { _ = try await fixture.client.read(.machine(Fixture.machine)) }
        #expect(ear.sentences == ["waiting 60 s before get-machine: as many calls were sent as the service allows"])
    }
}
