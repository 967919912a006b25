import DefenderAPI
import DefenderClient
import HTTPTypes
import Testing

/// The secret and the token are looked for in all that can be seen, with a service that sends back what it was sent.
struct CanaryTests {
    private static let bearer = ScriptedTransport.Reply.jwt(["Alert.Read.All"], Fixture.tenant, SignIn.defaultResource, "canary")
    private static let token = ScriptedTransport.Reply.json(200, #"{"access_token":"\#(bearer)","expires_in":3599}"#)
    private static let both = "\(Fixture.secret) and canary~Secret~4711%2F%2B%3D and \(bearer)"

    private static func isClean(_ text: String) -> Bool {
        !text.contains("canary~") && !text.contains(bearer) && !text.contains("4711")
    }

    @Test(arguments: [
        ScriptedTransport.Reply.error(400, "BadRequest", both), .error(400, both), .error(401, "Unauthorized", both),
        .error(403, "Forbidden", both), .error(403, "DisabledFeature", both), .error(404, "NotFound", both),
        .json(200, #"{"id":"a","lastSeen":"\#(both)"}"#), .json(200, "{\(both)"), .failure(.cut(both)), .failure(.notSent(both)),
        .json(302, both, [(.location, "https://x/?\(Fixture.secret)")]), .json(500, both),
    ])
    func noFailureShowsThem(_ reply: ScriptedTransport.Reply) async throws {
        let fixture = try Fixture(Array(repeating: reply, count: 9), tokens: [Self.token])
        let failure = await #expect(throws: ReadFailure.self) { try await fixture.client.read(.machine(Fixture.machine)) }
        let seen = try #require(failure)
        #expect(Self.isClean(seen.description) && Self.isClean("\(seen)") && Self.isClean(String(reflecting: seen)))
    }

    @Test(arguments: [
        ScriptedTransport.Reply.json(401, #"{"error":"\#(both)","error_description":"\#(both)"}"#), .json(200, both),
        .failure(.notSent(both)), .json(503, both),
    ])
    func noSignInShowsThem(_ reply: ScriptedTransport.Reply) async throws {
        let fixture = try Fixture(tokens: [reply])
        let failure = await #expect(throws: ReadFailure.self) { try await fixture.client.identity() }
        let seen = try #require(failure)
        #expect(Self.isClean(seen.description) && Self.isClean(String(reflecting: seen)))
    }

    @Test(arguments: 0..<70)
    func aCutTextShowsNoPart(_ padding: Int) async throws {
        let text = String(repeating: ".", count: padding) + Fixture.secret + String(repeating: ".", count: 1_000)
        let replies: [ScriptedTransport.Reply] = [
            .json(200, #"{"id":"a","lastSeen":"\#(text)"}"#), .error(400, "x", String(repeating: ".", count: 910) + text),
        ]
        for reply in replies {
            let fixture = try Fixture([reply], tokens: [Self.token])
            let failure = await #expect(throws: ReadFailure.self) { try await fixture.client.read(.machine(Fixture.machine)) }
            #expect(failure?.description.contains("cana") == false)
        }
        let fixture = try Fixture(tokens: [.json(401, #"{"error_description":"\#(String(repeating: ".", count: 340) + text)"}"#)])
        let failure = await #expect(throws: ReadFailure.self) { try await fixture.client.identity() }
        #expect(failure?.description.contains("cana") == false)
    }

    @Test func nothingThatHoldsThemPrintsThem() async throws {
        let fixture = try Fixture([.json(200, Fixture.machineJSON)], tokens: [Self.token])
        _ = try await fixture.client.read(.machine(Fixture.machine))
        let signIn = SignIn(
            authority: try Origin("https://login.example"), tenantID: "t", clientID: "c", secret: Secret(Fixture.secret))
        for holder: Any in [Secret(Fixture.secret), signIn, fixture.client, [Secret(Fixture.secret)]] {
            var dumped = ""
            dump(holder, to: &dumped)
            #expect(Self.isClean(dumped) && Self.isClean("\(holder)") && Self.isClean(String(reflecting: holder)))
        }
        #expect("\(Secret(Fixture.secret))" == "‹secret›")
    }
}
