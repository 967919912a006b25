import Canonical
import DefenderAPI
import DefenderClient
import Foundation
import HTTPTypes
import Testing

/// What is kept of a user between commands, and what is made of it.
struct UserTokenTests {
    /// A folder of its own for each test, and a login service that knows alice.
    private final class Desk: Sendable {
        let folder = NSTemporaryDirectory() + "cordon-tokens-" + UUID().uuidString
        let clock = FakeClock()
        var file: TokenFile { TokenFile(path: folder + "/deep/tokens.json") }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        func signIn(client: String = "client-1") throws -> SignIn {
            SignIn(
                authority: try Origin("https://login.example"), tenantID: Fixture.tenant, clientID: client, credential: .user(file))
        }

        func client(_ transport: any Transport, graph: Bool = false) throws -> DefenderClient {
            let address = graph ? ServiceAddress(try Origin("https://graph.example"), resource: "https://graph.microsoft.com") : nil
            return DefenderClient(
                api: try Origin("https://api.example"), graph: address, signIn: try signIn(), transport: transport,
                surroundings: clock.surroundings)
        }

        func logIn(_ transport: any Transport) async throws {
            let login = UserLogin(try signIn(), keeping: file, transport: transport, surroundings: clock.surroundings)
            _ = try await login.byDeviceCode { _ in }
        }

        func text() throws -> String { String(decoding: try Data(contentsOf: URL(fileURLWithPath: file.path)), as: UTF8.self) }
    }

    private static func grant(
        _ user: String = "alice", refresh: String? = "canary~refresh-1", audience: String = SignIn.defaultResource
    ) -> ScriptedTransport.Reply {
        let claims: JSONValue = [
            "aud": .string(audience), "tid": .string(Fixture.tenant), "oid": .string("oid-" + user),
            "upn": .string(user + "@contoso.example"), "scp": "Alert.Read Machine.Read",
        ]
        var answer: JSONObject = [
            "token_type": "Bearer", "expires_in": 3599,
            "access_token": .string("eyJhbGciOiJSUzI1NiJ9.\(base64URL(claims.canonicalBytes)).c2ln"),
        ]
        if let refresh { answer["refresh_token"] = .string(refresh) }
        return .json(200, JSONValue.object(answer).canonicalText)
    }

    private static let prompt = ScriptedTransport.Reply.json(
        200,
        #"{"device_code":"canary~device","user_code":"ABCD","verification_uri":"https://login.example/device","expires_in":60,"interval":5}"#
    )

    private static func login(_ polls: [ScriptedTransport.Reply]) -> AnsweringTransport {
        let script = ScriptedTransport([prompt] + polls)
        return AnsweringTransport { sent in
            let request = HTTPRequest(method: .post, scheme: "https", authority: "login.example", path: "/script")
            return await .init { () async throws(TransportFailure) in try await script.send(request, body: sent.body) }
        }
    }

    private static func refused(_ code: String) -> ScriptedTransport.Reply { .json(400, #"{"error":"\#(code)"}"#) }

    @Test func pollsAreAsPatientAsTheServiceAsks() async throws {
        let desk = Desk()
        let transport = Self.login([Self.refused("authorization_pending"), Self.refused("slow_down"), Self.grant()])
        try await desk.logIn(transport)
        #expect(desk.clock.waits == [.seconds(5), .seconds(5), .seconds(10)])
        #expect(transport.sent.first?.field("scope") == "https://api.securitycenter.microsoft.com/.default offline_access")
        #expect(transport.sent.last?.field("device_code") == "canary~device")
    }

    @Test(arguments: [
        ("expired_token", "the code has expired"), ("authorization_declined", "the sign-in was declined"),
        ("access_denied", "the sign-in was declined"), ("invalid_client", "Check tenantId and clientId"),
    ])
    func aSignInThatComesToNothingSaysWhy(_ code: String, _ reason: String) async throws {
        let desk = Desk()
        let failure = await #expect(throws: ReadFailure.self) { try await desk.logIn(Self.login([Self.refused(code)])) }
        #expect(failure?.description.contains(reason) == true)
        #expect(!FileManager.default.fileExists(atPath: desk.file.path))
    }

    @Test func nobodyWaitsLongerThanTheCodeIsGood() async throws {
        let desk = Desk()
        let transport = Self.login(Array(repeating: Self.refused("authorization_pending"), count: 100))
        await #expect(throws: ReadFailure.self) { try await desk.logIn(transport) }
        #expect(transport.sent.count <= 13)
    }

    @Test func theFileIsForItsOwnerAlone() async throws {
        let desk = Desk()
        try await desk.logIn(Self.login([Self.grant()]))
        func mode(_ path: String) throws -> Int {
            try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
        }
        #expect(try mode(desk.file.path) == 0o600)
        #expect(try mode(desk.folder + "/deep") == 0o700)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: desk.file.path)
        let failure = await #expect(throws: ReadFailure.self) { try await desk.client(AnsweringTransport { _ in Self.grant() }).identity() }
        #expect(failure?.description.contains("may be read by others (mode 640)") == true)
    }

    @Test func anAccessTokenIsUsedAgainByTheNextCommand() async throws {
        let desk = Desk()
        try await desk.logIn(Self.login([Self.grant()]))
        let transport = AnsweringTransport { _ in Self.grant() }
        #expect(try await desk.client(transport).identity().userName == "alice@contoso.example")
        #expect(transport.sent.isEmpty)
        desk.clock.advance(by: .seconds(3_300))
        _ = try await desk.client(transport).identity()
        #expect(transport.sent.map { $0.field("refresh_token") } == ["canary~refresh-1"])
    }

    @Test func aNewRefreshTokenTakesTheOldOnesPlace() async throws {
        let desk = Desk()
        try await desk.logIn(Self.login([Self.grant()]))
        desk.clock.advance(by: .seconds(3_600))
        _ = try await desk.client(AnsweringTransport { _ in Self.grant(refresh: "canary~refresh-2") }).identity()
        #expect(try desk.text().contains("canary~refresh-2") && !desk.text().contains("canary~refresh-1"))
    }

    @Test func whatTheAPIRefusesIsNotTakenFromTheFileAgain() async throws {
        let desk = Desk()
        try await desk.logIn(Self.login([Self.grant()]))
        let transport = AnsweringTransport { sent in
            if sent.request.path?.contains("/oauth2/") == true { return Self.grant(refresh: nil) }
            return sent.request.headerFields[.authorization] == nil ? .json(500, "") : .error(401, "Unauthorized")
        }
        await #expect(throws: ReadFailure.self) { try await desk.client(transport).read(.machine(Fixture.machine)) }
        #expect(transport.sent.compactMap { $0.field("grant_type") } == ["refresh_token"])
    }

    @Test(arguments: ["invalid_grant", "interaction_required"])
    func anEndedSignInAsksForAnotherOne(_ code: String) async throws {
        let desk = Desk()
        try await desk.logIn(Self.login([Self.grant()]))
        desk.clock.advance(by: .seconds(3_600))
        let failure = await #expect(throws: ReadFailure.self) {
            try await desk.client(AnsweringTransport { _ in Self.refused(code) }).identity()
        }
        #expect(failure?.description.contains("Sign in again: cordon auth login") == true)
        #expect(failure?.description.contains("canary") == false)
    }

    @Test func nobodySignedInIsToldHowTo() async throws {
        let failure = await #expect(throws: ReadFailure.self) {
            try await Desk().client(AnsweringTransport { _ in Self.grant() }).identity()
        }
        #expect(failure == .signIn("nobody is signed in: run `cordon auth login`"))
    }

    @Test func aTokenOfAnotherUserIsNotUsed() async throws {
        let desk = Desk()
        try await desk.logIn(Self.login([Self.grant()]))
        desk.clock.advance(by: .seconds(3_600))
        let failure = await #expect(throws: ReadFailure.self) {
            try await desk.client(AnsweringTransport { _ in Self.grant("mallory") }).identity()
        }
        #expect(failure?.description.contains("a token of mallory@contoso.example where alice@contoso.example had signed in") == true)
        #expect(try !desk.text().contains("mallory"))
    }

    @Test func oneSignInIsGoodForGraphToo() async throws {
        let desk = Desk()
        try await desk.logIn(Self.login([Self.grant()]))
        let transport = AnsweringTransport { sent in
            sent.request.authority == "graph.example"
                ? .json(200, #"{"schema":[],"results":[]}"#) : Self.grant(audience: "https://graph.microsoft.com")
        }
        _ = try await desk.client(transport, graph: true).read(.hunting("DeviceInfo", over: .graph))
        #expect(transport.sent.first?.field("scope") == "https://graph.microsoft.com/.default offline_access")
        #expect(transport.sent.map { $0.request.path } == ["/\(Fixture.tenant)/oauth2/v2.0/token", "/v1.0/security/runHuntingQuery"])
    }

    @Test func signingOutForgetsThisAppsUsersAlone() async throws {
        let desk = Desk()
        try await desk.logIn(Self.login([Self.grant()]))
        let other = UserLogin(
            try desk.signIn(client: "client-2"), keeping: desk.file, transport: Self.login([Self.grant("bob")]),
            surroundings: desk.clock.surroundings)
        _ = try await other.byDeviceCode { _ in }
        #expect(try desk.file.forget(desk.signIn()) == ["alice@contoso.example"])
        #expect(try !desk.text().contains("alice") && desk.text().contains("bob"))
        #expect(try desk.file.forget(desk.signIn()) == [])
    }

    @Test(arguments: ["", "{", "[]", #"{"schema":"cordon/tokens/2","tokens":[]}"#, #"{"schema":"cordon/tokens/1","tokens":[{}]}"#])
    func aFileOfAnotherKindIsNotOverwritten(_ text: String) async throws {
        let desk = Desk()
        try FileManager.default.createDirectory(atPath: desk.folder + "/deep", withIntermediateDirectories: true)
        let isThere = FileManager.default.createFile(
            atPath: desk.file.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        #expect(isThere)
        let failure = await #expect(throws: ReadFailure.self) { try await desk.logIn(Self.login([Self.grant()])) }
        #expect(failure?.description.contains("holds no sign-ins of this version") == true)
        #expect(try desk.text() == text)
    }

    @Test func manyAtOnceLoseNobody() async throws {
        let desk = Desk()
        try await withThrowingTaskGroup { group in
            for number in 0..<20 {
                group.addTask {
                    let login = UserLogin(
                        try desk.signIn(), keeping: desk.file, transport: Self.login([Self.grant("user\(number)")]),
                        surroundings: desk.clock.surroundings)
                    _ = try await login.byDeviceCode { _ in }
                }
            }
            try await group.waitForAll()
        }
        #expect(try desk.file.forget(desk.signIn()).count == 20)
    }
}
