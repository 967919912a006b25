import Canonical
import DefenderAPI
import DefenderClient
import HTTPTypes
import Testing

struct SignInTests {
    @Test func theTokenRequestIsThatOfThePage() async throws {
        let fixture = try Fixture([.json(200, Fixture.machineJSON)])
        _ = try await fixture.client.read(.machine(Fixture.machine))
        let signIn = try #require(fixture.transport.signIns.first)
        #expect(signIn.request.authority == "login.example")
        #expect(signIn.request.path == "/\(Fixture.tenant)/oauth2/v2.0/token")
        #expect(signIn.request.headerFields[.contentType] == "application/x-www-form-urlencoded")
        #expect(
            signIn.text == "grant_type=client_credentials&client_id=client-1&client_secret=canary~Secret~4711%2F%2B%3D"
                + "&scope=https%3A%2F%2Fapi.securitycenter.microsoft.com%2F.default")
        #expect(signIn.bearer == nil)
    }

    @Test func theBearerGoesToTheAPIAlone() async throws {
        let fixture = try Fixture([.json(200, Fixture.machineJSON)])
        _ = try await fixture.client.read(.machine(Fixture.machine))
        let sent = try #require(fixture.transport.sent.first)
        #expect(sent.request.scheme == "https")
        #expect(sent.request.authority == "api.example:8443")
        #expect(sent.request.path == "/api/machines/\(Fixture.machine)")
        #expect(sent.bearer?.hasPrefix("eyJ") == true)
    }

    @Test func aTokenIsReusedUntilFiveMinutesBeforeItsEnd() async throws {
        let fixture = try Fixture(Array(repeating: .json(200, Fixture.machineJSON), count: 3))
        _ = try await fixture.client.read(.machine(Fixture.machine))
        fixture.clock.advance(by: .seconds(3298))
        _ = try await fixture.client.read(.machine(Fixture.machine))
        #expect(fixture.transport.signIns.count == 1)
        fixture.clock.advance(by: .seconds(1))
        _ = try await fixture.client.read(.machine(Fixture.machine))
        #expect(fixture.transport.signIns.count == 2)
    }

    @Test(arguments: [(#""3599""#, 3299), ("240", 120), ("0", 0)])
    func lifetimesAreReadAsTextAndShortOnesHalved(_ lifetime: String, _ seconds: Int) async throws {
        let fixture = try Fixture(
            Array(repeating: .json(200, Fixture.machineJSON), count: 3), tokens: [.token(lifetime: lifetime)])
        _ = try await fixture.client.read(.machine(Fixture.machine))
        fixture.clock.advance(by: .seconds(seconds))
        _ = try await fixture.client.read(.machine(Fixture.machine))
        #expect(fixture.transport.signIns.count == 2)
    }

    @Test func manyCallersShareOneSignIn() async throws {
        let fixture = try Fixture(
            Array(repeating: .json(200, Fixture.machineJSON), count: 50), delay: .milliseconds(50))
        try await withThrowingTaskGroup { group in
            for _ in 0..<50 { group.addTask { _ = try await fixture.client.read(.machine(Fixture.machine)) } }
            try await group.waitForAll()
        }
        #expect(fixture.transport.signIns.count == 1)
        #expect(fixture.transport.sent.count == 50)
    }

    @Test(arguments: [
        (
            #"{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided.\r\nTrace ID: x","error_codes":[7000215]}"#,
            "AADSTS7000215: Invalid client secret provided.", "The secret is wrong: use the secret's value, not its id"
        ),
        (
            #"{"error":"invalid_client","error_description":"AADSTS7000222: The provided client secret keys are expired."}"#,
            "AADSTS7000222", "The secret has expired"
        ),
        (#"{"error":"unauthorized_client","error_codes":[700016]}"#, "unauthorized_client", "check clientId and tenantId"),
        ("", "status 403 and no reason", "Check tenantId, clientId and the secret"),
    ])
    func aRefusedSignInSaysWhatToDo(_ body: String, _ reason: String, _ advice: String) async throws {
        let fixture = try Fixture(tokens: [.json(403, body)])
        let failure = await #expect(throws: ReadFailure.self) { try await fixture.client.read(.machine(Fixture.machine)) }
        guard case .signIn(let why) = failure else {
            Issue.record("\(failure as Any)")
            return
        }
        #expect(why.contains(reason) && why.contains(advice) && why.contains(Fixture.tenant))
        #expect(!why.contains("Trace ID"))
        #expect(fixture.transport.sent.isEmpty)
    }

    @Test(arguments: ["<html>", "{}", #"{"access_token":""}"#, #"{"access_token":"a\r\nb"}"#, #"{"access_token":"a","token_type":"mac"}"#])
    func anAnswerWithoutATokenIsNoSignIn(_ body: String) async throws {
        let fixture = try Fixture(tokens: [.json(200, body)])
        let failure = await #expect(throws: ReadFailure.self) { try await fixture.client.read(.machine(Fixture.machine)) }
        guard case .signIn = failure else {
            Issue.record("\(failure as Any)")
            return
        }
    }

    @Test func aSignInIsTriedAgainWhileTheServiceIsUnwell() async throws {
        let fixture = try Fixture(
            [.json(200, Fixture.machineJSON)],
            tokens: [.failure(.notSent("refused")), .json(503, ""), .json(429, "", [(.retryAfter, "7")]), .token()])
        _ = try await fixture.client.read(.machine(Fixture.machine))
        #expect(fixture.clock.waits == [.milliseconds(250), .milliseconds(500), .seconds(7)])
    }

    @Test func anUnreachableLoginServiceIsNamed() async throws {
        let fixture = try Fixture(tokens: [.failure(.notSent("Connection refused"))])
        let failure = await #expect(throws: ReadFailure.self) { try await fixture.client.identity() }
        #expect(failure == .unreachable("https://login.example: no connection: Connection refused"))
    }

    @Test(arguments: [
        ("11111111-2222-4333-8444-555555555555", SignIn.defaultResource, "not \(Fixture.tenant): check tenantId"),
        (Fixture.tenant, "https://graph.microsoft.com", "is for https://graph.microsoft.com, not \(SignIn.defaultResource)"),
    ])
    func aTokenForAnotherPlaceIsNotUsed(_ tenant: String, _ audience: String, _ reason: String) async throws {
        let fixture = try Fixture(tokens: [.token(tenant: tenant, audience: audience)])
        let failure = await #expect(throws: ReadFailure.self) { try await fixture.client.read(.machine(Fixture.machine)) }
        #expect(failure?.description.contains(reason) == true)
        #expect(fixture.transport.sent.isEmpty)
    }

    @Test(arguments: [SignIn.defaultResource + "/", "fc780465-2017-40d4-a0c5-307022471b92"])
    func otherNamesOfTheServiceAreOurs(_ audience: String) async throws {
        let fixture = try Fixture([.json(200, Fixture.machineJSON)], tokens: [.token(audience: audience)])
        _ = try await fixture.client.read(.machine(Fixture.machine))
    }

    @Test func theTokenTellsWhoWeAre() async throws {
        let claims = try await Fixture().client.identity()
        #expect(claims.tenantID == Fixture.tenant && claims.appID == "app-1" && claims.objectID == "object-1")
        #expect(claims.appName == "Cordon" && claims.roles == ["Alert.Read.All", "Machine.Read.All"])
    }

    @Test func missingPermissionsAreNamed() async throws {
        let fixture = try Fixture(tokens: [.token(roles: ["alert.readwrite.all", "Machine.Isolate"])])
        let missing = try await fixture.client.missingPermissions(
            for: [.listAlerts, .getMachine, .isolateMachine, .collectInvestigationPackage])
        #expect(missing.map(\.endpoint) == [.getMachine, .collectInvestigationPackage])
        #expect(missing.map(\.anyOf) == [["Machine.Read.All", "Machine.ReadWrite.All"], ["Machine.CollectForensics"]])
    }

    @Test func anOpaqueTokenReadsButTellsNothing() async throws {
        let fixture = try Fixture([.json(200, Fixture.machineJSON)], tokens: [.json(200, #"{"access_token":"opaque"}"#)])
        _ = try await fixture.client.read(.machine(Fixture.machine))
        await #expect(throws: ReadFailure.self) { try await fixture.client.identity() }
    }
}
