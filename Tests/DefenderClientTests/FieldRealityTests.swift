import Canonical
import DefenderAPI
import DefenderClient
import DefenderSimulator
import Diagnostics
import HTTPTypes
import Synchronization
import TestKit
import Testing

/// What real networks and the real service do, between the real transport and the simulator behind a proxy.
@Suite(.serialized)
struct FieldRealityTests {
    private static let policy = RetryPolicy(
        attempts: 5, firstWait: .milliseconds(1), longestWait: .milliseconds(5), budget: .seconds(300))

    /// - Parameters:
    ///   - faults: of the connections of API requests in order; the sign-in goes another way.
    ///   - request: how long a request may take. By default longer than a busy machine delays one: a request that is given up and
    ///     made again is a connection more than the faults account for.
    private static func open(
        _ faults: [FaultProxy.Fault], limits: RateLimitMode = .none, maximumBytes: Int = 4 << 20, request: Duration = .seconds(120),
        _ body: (DefenderClient, FaultProxy, SimulatedTenant) async throws -> Void
    ) async throws {
        var options = SimulatorOptions()
        options.source = .generated(devices: 3, alerts: 40)
        options.limits = limits
        try await Simulation.with(options) { readiness, tenant in
            let proxy = FaultProxy(to: readiness.address.port, faults)
            defer { proxy.stop() }
            let transport = AsyncHTTPTransport(
                limits: .init(connect: .seconds(60), request: request, maximumBytes: maximumBytes))
            let signIn = SignIn(
                authority: try Origin(readiness.url), tenantID: readiness.credentials.tenantID,
                clientID: readiness.credentials.clientID, secret: Secret(readiness.credentials.clientSecret))
            let client = DefenderClient(
                api: try Origin("http://127.0.0.1:\(proxy.port)"), signIn: signIn, transport: transport,
                settings: ClientSettings(retries: policy),
                surroundings: Surroundings(
                    now: SystemTime.now, sleep: { try await Task.sleep(for: min($0, .milliseconds(20))) }, random: { 0.5 }))
            do {
                try await body(client, proxy, tenant)
                await transport.close()
            } catch {
                await transport.close()
                throw error
            }
        }
    }

    private static func failure(_ client: DefenderClient) async -> ReadFailure? {
        await #expect(throws: ReadFailure.self) { try await client.read(.alerts(top: 5)) }
    }

    static let passing: [[FaultProxy.Fault]] = [
        [.hangUp, .none], [.resetAfterRequest, .none], [.cut(after: 0), .none], [.cut(after: 40), .none], [.cut(after: 1_000), .none],
        [.hangUp, .resetAfterRequest, .cut(after: 300), .hangUp, .none], [.drip(piece: 4_096, milliseconds: 1)], [.delay(milliseconds: 50)],
        [.instead("HTTP/1.1 503 X\r\nContent-Length: 0\r\n\r\n"), .none],
        [.instead("HTTP/1.1 502 X\r\nContent-Length: 2\r\n\r\nno"), .none],
        [.instead("HTTP/1.1 429 X\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"), .none],
        [.insteadOfAnswer("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"value\":["), .none],
        [.insteadOfAnswer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"val\r\n"), .none],
    ]

    @Test(arguments: passing)
    func whatPassesByItselfIsOutlastedByAReader(_ faults: [FaultProxy.Fault]) async throws {
        try await Self.open(faults) { client, proxy, _ in
            let alerts = try await client.read(.alerts(top: 5))
            #expect(alerts.items.count == 5)
            #expect(proxy.connections == faults.count)
        }
    }

    @Test(arguments: [FaultProxy.Fault.hangUp, .resetAfterRequest, .cut(after: 100)])
    func aNetworkThatStaysBrokenIsUnreachable(_ fault: FaultProxy.Fault) async throws {
        try await Self.open([fault]) { client, proxy, _ in
            guard case .unreachable? = await Self.failure(client) else {
                Issue.record("not unreachable")
                return
            }
            #expect(proxy.connections == 5)
        }
    }

    static let malformed: [FaultProxy.Fault] = [
        .insteadOfAnswer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"),
        .insteadOfAnswer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
        .insteadOfAnswer("HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n<html>x</html>"),
        .insteadOfAnswer("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"value\":[1]}"),
    ]

    @Test(arguments: malformed)
    func aBodyThatIsNoneIsMalformedAndNotAskedForAgain(_ fault: FaultProxy.Fault) async throws {
        try await Self.open([fault]) { client, proxy, _ in
            guard case .malformed? = await Self.failure(client) else {
                Issue.record("not malformed")
                return
            }
            #expect(proxy.connections == 1)
        }
    }

    @Test func aCorruptByteIsNeverReadAsAnAnswerWithoutAWord() async throws {
        try await Self.open([.corrupt(byte: 0)]) { client, _, _ in
            let failure = await Self.failure(client)
            #expect(failure != nil)
        }
    }

    @Test func aRedirectIsNotFollowedAndTheBearerStaysHere() async throws {
        let other = FaultProxy(to: 9, [.instead("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"value\":[]}")])
        defer { other.stop() }
        let answer = "HTTP/1.1 307 X\r\nLocation: http://127.0.0.1:\(other.port)/api/alerts\r\nContent-Length: 0\r\n\r\n"
        try await Self.open([.insteadOfAnswer(answer)]) { client, _, _ in
            #expect(await Self.failure(client)?.description.contains("redirect") == true)
            #expect(other.connections == 0)
        }
    }

    @Test func aNextLinkElsewhereIsNotFollowed() async throws {
        let other = FaultProxy(to: 9, [.instead("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"value\":[]}")])
        defer { other.stop() }
        let body = #"{"value":[],"@odata.nextLink":"http://127.0.0.1:\#(other.port)/api/alerts?$skip=1"}"#
        let answer = "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        try await Self.open([.insteadOfAnswer(answer)]) { client, _, _ in
            _ = try await client.alerts(matching: nil, since: .epoch)
            #expect(other.connections == 0)
        }
    }

    /// The simulator's own answer is compressed; the other one is not.
    @Test(arguments: [false, true]) func anAnswerWithoutEndIsCutOff(isCompressed: Bool) async throws {
        let long = "HTTP/1.1 200 OK\r\nContent-Length: 3000\r\n\r\n" + String(repeating: " ", count: 3_000)
        try await Self.open([isCompressed ? .none : .insteadOfAnswer(long)], maximumBytes: 2_000) { client, _, _ in
            let failure = await Self.failure(client)
            #expect(failure?.description.contains("longer than 2000 bytes") == true)
        }
    }

    @Test func aServiceThatDripsForEverIsGivenUp() async throws {
        try await Self.open([.drip(piece: 1, milliseconds: 50)], request: .milliseconds(300)) { client, _, _ in
            guard case .unreachable? = await Self.failure(client) else {
                Issue.record("not unreachable")
                return
            }
        }
    }

    /// 429 per app and tenant: all callers share the budget, so the service never has to say it.
    @Test func manyCallersStayBelowTheLimitTogether() async throws {
        try await Self.open([.none], limits: .documented) { client, _, tenant in
            try await withThrowingTaskGroup { group in
                for _ in 0..<60 { group.addTask { _ = try await client.read(.alerts(top: 1)) } }
                try await group.waitForAll()
            }
            let request = HTTPRequest(method: .get, scheme: "http", authority: "x", path: "/_simulator/counters")
            let (_, bytes) = try await tenant.respond(to: request, body: [])
            let counters = try #require(try JSONValue(parsing: bytes).arrayValue)
            #expect(!counters.contains { $0["status"]?.integerValue == 429 })
        }
    }

    @Test func enumValuesOutsideTheDocsAreKept() async throws {
        let body = #"{"value":[{"id":"da1_1","status":"Simmering","severity":"Cosmic"}]}"#
        let answer = "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        try await Self.open([.insteadOfAnswer(answer)]) { client, _, _ in
            let alert = try #require(try await client.read(.alerts(top: 1)).items.first)
            #expect(alert.record["status"] == .string("Simmering") && alert.record["severity"] == .string("Cosmic"))
        }
    }

    @Test(arguments: ["Machine was not found", "Nous n'avons rien trouvé", ""])
    func whatIsDecidedOnIsTheCode(_ message: String) async throws {
        let body = #"{"error":{"code":"DisabledFeature","message":"\#(message)","target":"t"}}"#
        let answer = "HTTP/1.1 403 X\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        try await Self.open([.insteadOfAnswer(answer)]) { client, proxy, _ in
            guard case .api(let error)? = await Self.failure(client) else {
                Issue.record("not the API's refusal")
                return
            }
            #expect(error.code == "DisabledFeature" && error.description.contains("An administrator has to switch the feature on"))
            // No new token is asked for: the reason is another.
            #expect(proxy.connections == 1)
        }
    }
}
