import Canonical
import DefenderAPI
import DefenderClient
import HTTPTypes
import Testing

struct ReadingTests {
    private func read(_ fixture: Fixture) async throws -> Machine { try await fixture.client.read(.machine(Fixture.machine)) }

    @Test(arguments: [
        ("12", Duration.seconds(12)), ("0", .zero), ("Thu, 01 Jan 1970 00:00:30 GMT", .seconds(30)),
        ("Wed, 31 Dec 1969 23:59:59 GMT", .zero), ("soon", .seconds(5)), ("Thu, 99 Jan 1970 00:00:30 GMT", .seconds(5)),
    ])
    func aThrottledReadWaitsAsLongAsAsked(_ header: String, _ wait: Duration) async throws {
        let fixture = try Fixture([.json(429, "", [(.retryAfter, header)]), .json(200, Fixture.machineJSON)])
        _ = try await read(fixture)
        #expect(fixture.clock.waits == [wait])
    }

    @Test func withoutAWordTheWaitsDouble() async throws {
        let fixture = try Fixture([.json(503, ""), .json(500, ""), .json(502, ""), .json(504, ""), .json(200, Fixture.machineJSON)])
        _ = try await read(fixture)
        #expect(fixture.clock.waits == [.milliseconds(250), .milliseconds(500), .seconds(1), .seconds(2)])
    }

    /// The limits are per minute: who comes back sooner is turned away again.
    @Test func aRefusalWithoutAWordIsOutlastedForAMinute() async throws {
        let fixture = try Fixture(Array(repeating: .json(429, ""), count: 4) + [.json(200, Fixture.machineJSON)])
        _ = try await read(fixture)
        #expect(fixture.clock.waits == [.seconds(5), .seconds(10), .seconds(20), .seconds(30)])
    }

    @Test func patienceEnds() async throws {
        let fixture = try Fixture(Array(repeating: .json(429, "", [(.retryAfter, "60")]), count: 9))
        let failure = await #expect(throws: ReadFailure.self) { try await read(fixture) }
        guard case .api(let error) = failure else {
            Issue.record("\(failure as Any)")
            return
        }
        #expect(error.status == 429 && error.retryAfter == .seconds(60))
        #expect(fixture.transport.sent.count == 5)
    }

    @Test func aWaitPastTheBudgetIsNotBegun() async throws {
        let fixture = try Fixture([.json(429, "", [(.retryAfter, "301")])])
        await #expect(throws: ReadFailure.self) { try await read(fixture) }
        #expect(fixture.clock.waits.isEmpty)
    }

    @Test func aLostConnectionIsTriedAgain() async throws {
        let fixture = try Fixture([.failure(.cut("reset")), .failure(.notSent("refused")), .json(200, Fixture.machineJSON)])
        #expect(try await read(fixture).computerDnsName == "d1")
    }

    @Test func aServiceThatStaysDownIsUnreachable() async throws {
        let fixture = try Fixture(Array(repeating: .failure(.notSent("Connection refused")), count: 9))
        let failure = await #expect(throws: ReadFailure.self) { try await read(fixture) }
        #expect(failure == .unreachable("https://api.example:8443: no connection: Connection refused"))
    }

    @Test func anExpiredTokenIsRenewedOnce() async throws {
        let fixture = try Fixture(
            [.error(401, "Unauthorized"), .json(200, Fixture.machineJSON)], tokens: [.token(), .token(name: "token-2")])
        _ = try await read(fixture)
        #expect(fixture.transport.signIns.count == 2)
        #expect(fixture.transport.sent.first?.bearer != fixture.transport.sent.last?.bearer)
    }

    @Test func aTokenThatIsNeverTakenFailsTheSignIn() async throws {
        let fixture = try Fixture(Array(repeating: .error(401, "Unauthorized"), count: 3))
        let failure = await #expect(throws: ReadFailure.self) { try await read(fixture) }
        #expect(failure == .signIn("the API does not take the token, not even a new one (401): no"))
        #expect(fixture.transport.sent.count == 2)
    }

    @Test func aRoleGrantedSinceIsNoticed() async throws {
        let fixture = try Fixture(
            [.error(403, "Forbidden"), .json(200, Fixture.machineJSON)], tokens: [.token(roles: []), .token()])
        _ = try await read(fixture)
        #expect(fixture.transport.signIns.count == 2)
    }

    @Test func aMissingPermissionIsNamed() async throws {
        let fixture = try Fixture(Array(repeating: .error(403, "Forbidden"), count: 3), tokens: [.token(roles: ["Alert.Read.All"])])
        let failure = await #expect(throws: ReadFailure.self) { try await read(fixture) }
        #expect(
            failure?.description
                == "the sign-in may not call get-machine (403): no; grant one of Machine.Read.All, Machine.ReadWrite.All to the app registration (API permissions, WindowsDefenderATP) and have an administrator consent"
        )
        #expect(fixture.transport.sent.count == 2)
    }

    @Test(arguments: ["DisabledFeature", "DisallowedOperation"])
    func otherReasonsFor403NeedNoToken(_ code: String) async throws {
        let fixture = try Fixture([.error(403, code)])
        let failure = await #expect(throws: ReadFailure.self) { try await read(fixture) }
        #expect(failure == .api(APIError(status: 403, code: code, message: "no", target: "t-1", endpoint: .getMachine)))
        #expect(fixture.transport.signIns.count == 1)
    }

    @Test func aRefusalDespiteThePermissionSaysSo() async throws {
        let fixture = try Fixture(Array(repeating: .error(403, "Forbidden"), count: 2))
        let failure = await #expect(throws: ReadFailure.self) { try await read(fixture) }
        #expect(failure?.description.contains("although the token holds a permission for it") == true)
    }

    @Test func whatDoesNotExistIsNotFound() async throws {
        let fixture = try Fixture([.error(404, "ResourceNotFound"), .error(404, "NotFound"), .error(404, "NotFound")])
        #expect(await #expect(throws: ReadFailure.self) { try await read(fixture) } == .notFound)
        #expect(try await fixture.client.read(.machines()).items.isEmpty)
        let failure = await #expect(throws: ReadFailure.self) { try await fixture.client.read(.alerts()) }
        #expect(failure == .api(APIError(status: 404, code: "NotFound", message: "no", target: "t-1", endpoint: .listAlerts)))
    }

    @Test func aRedirectIsNotFollowed() async throws {
        let fixture = try Fixture([.json(302, "", [(.location, "https://evil.example/")])])
        let failure = await #expect(throws: ReadFailure.self) { try await read(fixture) }
        #expect(failure?.description.contains("redirect") == true)
        #expect(fixture.transport.sent.count == 1)
    }

    @Test(arguments: ["", "{", "[]", "<html>", #"{"id":null}"#, #"{"id":"a","lastSeen":true}"#, "\u{FEFF}{}"])
    func aMalformedAnswerIsNamed(_ body: String) async throws {
        let fixture = try Fixture([.json(200, body)])
        let failure = await #expect(throws: ReadFailure.self) { try await read(fixture) }
        guard case .malformed(let why) = failure else {
            Issue.record("\(failure as Any)")
            return
        }
        #expect(why.contains("Machine"))
    }
}
