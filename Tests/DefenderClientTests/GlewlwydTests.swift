import Canonical
import DefenderAPI
import DefenderClient
import Foundation
import FoundationNetworking
import HTTPTypes
import Synchronization
import Testing

/// The token code against a real login service: every grant, and every refusal that it makes.
@Suite(.serialized, .enabled(if: Glewlwyd.isInstalled, "glewlwyd is not installed: TEST_SERVICES=1 make deps"))
struct GlewlwydTests {
    private static func certificate(_ glewlwyd: Glewlwyd, _ other: TestCertificate? = nil) throws -> ClientCredential {
        let made = other ?? glewlwyd.certificate
        return .certificate(try ClientCertificate(certificate: Array(made.certificate.utf8), key: Array(made.key.utf8)))
    }

    private static func refusal(_ body: () async throws -> Void) async -> String {
        let failure = await #expect(throws: ReadFailure.self) { try await body() }
        guard case .signIn(let why)? = failure else { return "\(String(describing: failure))" }
        #expect(!why.contains("canary"))
        return why
    }

    // MARK: As an app

    @Test func anAppSignsInByItsSecret() async throws {
        try await Glewlwyd.open { glewlwyd in
            let claims = try await glewlwyd.client(glewlwyd.signIn("secret-app", .secret(Secret(Glewlwyd.secret)))).identity()
            #expect(claims.audiences == [Glewlwyd.scope] && claims.subject == "secret-app")
        }
    }

    @Test func aWrongSecretIsRefusedWithAnEmptyBody() async throws {
        try await Glewlwyd.open { glewlwyd in
            let client = try glewlwyd.client(glewlwyd.signIn("secret-app", .secret(Secret("canary~wrong"))))
            let why = await Self.refusal { _ = try await client.identity() }
            #expect(why.contains("status 403 and no reason") && why.contains("Check tenantId, clientId and the secret"))
        }
    }

    @Test func anAppSignsInByItsCertificate() async throws {
        try await Glewlwyd.open { glewlwyd in
            let claims = try await glewlwyd.client(glewlwyd.signIn("certificate-app", Self.certificate(glewlwyd))).identity()
            #expect(claims.subject == "certificate-app")
        }
    }

    /// To the login service such a token is an assertion like any other; here one that was signed elsewhere and put by.
    @Test func anAppSignsInByTheTokenOfAnotherProvider() async throws {
        try await Glewlwyd.open { glewlwyd in
            let elsewhere = AnsweringTransport { _ in .json(400, "{}") }
            let signing = try glewlwyd.client(glewlwyd.signIn("certificate-app", Self.certificate(glewlwyd)), transport: elsewhere)
            _ = await Self.refusal { _ = try await signing.identity() }
            let token = try #require(elsewhere.sent.last?.field("client_assertion"))
            let claims = try await glewlwyd.client(glewlwyd.signIn("certificate-app", .federatedToken { Secret(token) })).identity()
            #expect(claims.subject == "certificate-app")
        }
    }

    @Test func anotherCertificateIsRefused() async throws {
        try await Glewlwyd.open { glewlwyd in
            let client = try glewlwyd.client(
                glewlwyd.signIn("certificate-app", try Self.certificate(glewlwyd, try TestCertificate())))
            let why = await Self.refusal { _ = try await client.identity() }
            #expect(why.contains("that the app registration has this certificate"))
        }
    }

    @Test func anAssertionIsGoodOnce() async throws {
        try await Glewlwyd.open { glewlwyd in
            let replaying = AnsweringTransport { sent in
                _ = try? await glewlwyd.transport.send(sent.request, body: sent.body)
                return await .init { () async throws(TransportFailure) in try await glewlwyd.transport.send(sent.request, body: sent.body) }
            }
            let client = try glewlwyd.client(
                glewlwyd.signIn("certificate-app", Self.certificate(glewlwyd)), transport: replaying)
            _ = await Self.refusal { _ = try await client.identity() }
            // Another request has another assertion.
            let next = try glewlwyd.client(glewlwyd.signIn("certificate-app", Self.certificate(glewlwyd)))
            _ = try await next.identity()
        }
    }

    @Test(arguments: [-3600.0, 3600.0])
    func anAssertionOutsideOfItsTimeIsRefused(_ shift: Double) async throws {
        try await Glewlwyd.open { glewlwyd in
            let late = Surroundings(
                now: { Timestamp(seconds: Int64(Date().timeIntervalSince1970 + shift)) ?? .epoch }, sleep: { _ in }, random: { 0 })
            let client = try glewlwyd.client(
                glewlwyd.signIn("certificate-app", Self.certificate(glewlwyd)), now: late)
            _ = await Self.refusal { _ = try await client.identity() }
        }
    }

    @Test func anAssertionForAnotherPlaceIsRefused() async throws {
        try await Glewlwyd.open { glewlwyd in
            let client = try glewlwyd.client(
                glewlwyd.signIn("certificate-app", Self.certificate(glewlwyd), tokenPath: "//api/oidc/token"))
            _ = await Self.refusal { _ = try await client.identity() }
        }
    }

    // MARK: As a user

    private static func login(_ glewlwyd: Glewlwyd, _ transport: (any Transport)? = nil) -> UserLogin {
        UserLogin(
            glewlwyd.signIn("user-app", .user(glewlwyd.tokenFile)), keeping: glewlwyd.tokenFile,
            transport: transport ?? glewlwyd.transport, surroundings: glewlwyd.surroundings)
    }

    /// What a person and a browser do, on a task of their own.
    private static func browse(_ glewlwyd: Glewlwyd, _ address: String) {
        Task {
            let redirect = address.components(separatedBy: "redirect_uri=")[1].components(separatedBy: "&")[0]
            try await glewlwyd.allowRedirect(to: redirect.removingPercentEscapes ?? "")
            let back = try await glewlwyd.visit(address)
            _ = try await URLSession.shared.data(from: try #require(URL(string: back)))
        }
    }

    @Test func aUserSignsInWithABrowserAndStaysSignedIn() async throws {
        try await Glewlwyd.open { glewlwyd in
            let claims = try await Self.login(glewlwyd).byBrowser { Self.browse(glewlwyd, $0) }
            #expect(claims.audiences == [Glewlwyd.scope] && claims.subject?.isEmpty == false)
            let client = try glewlwyd.client(glewlwyd.signIn("user-app", .user(glewlwyd.tokenFile)))
            #expect(try await client.identity().subject == claims.subject)
        }
    }

    @Test func aRefreshWithoutANewRefreshTokenKeepsTheOldOne() async throws {
        try await Glewlwyd.open { glewlwyd in
            let claims = try await Self.login(glewlwyd).byBrowser { Self.browse(glewlwyd, $0) }
            let later = Surroundings(
                now: { Timestamp(seconds: Int64(Date().timeIntervalSince1970) + 3500) ?? .epoch }, sleep: { _ in }, random: { 0 })
            for _ in 0..<2 {
                let counting = AnsweringTransport { sent in
                    await .init { () async throws(TransportFailure) in try await glewlwyd.transport.send(sent.request, body: sent.body) }
                }
                let client = try glewlwyd.client(
                    glewlwyd.signIn("user-app", .user(glewlwyd.tokenFile)), transport: counting, now: later)
                #expect(try await client.identity().subject == claims.subject)
                #expect(counting.sent.first?.field("grant_type") == "refresh_token")
                // What is kept now is good until an hour after `later`; take it away to refresh once more.
                try Self.forgetAccessToken(glewlwyd)
            }
        }
    }

    private static func forgetAccessToken(_ glewlwyd: Glewlwyd) throws {
        let path = glewlwyd.tokenFile.path
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        let without = text.replacingOccurrences(of: #""access":"[^"]*""#, with: #""access":null"#, options: .regularExpression)
        try Data(without.utf8).write(to: URL(fileURLWithPath: path))
    }

    @Test func aWrongVerifierIsRefused() async throws {
        try await Glewlwyd.open { glewlwyd in
            let tampering = AnsweringTransport { sent in
                let text = sent.text.replacingOccurrences(of: "code_verifier=", with: "code_verifier=x")
                return await .init { () async throws(TransportFailure) in
                    try await glewlwyd.transport.send(sent.request, body: Array(text.utf8))
                }
            }
            _ = await Self.refusal {
                _ = try await Self.login(glewlwyd, tampering).byBrowser { Self.browse(glewlwyd, $0) }
            }
            #expect(!FileManager.default.fileExists(atPath: glewlwyd.tokenFile.path))
        }
    }

    @Test func aCodeIsGoodOnce() async throws {
        try await Glewlwyd.open { glewlwyd in
            let replaying = AnsweringTransport { sent in
                _ = try? await glewlwyd.transport.send(sent.request, body: sent.body)
                return await .init { () async throws(TransportFailure) in try await glewlwyd.transport.send(sent.request, body: sent.body) }
            }
            _ = await Self.refusal {
                _ = try await Self.login(glewlwyd, replaying).byBrowser { Self.browse(glewlwyd, $0) }
            }
        }
    }

    @Test func aUserSignsInByDeviceCode() async throws {
        try await Glewlwyd.open { glewlwyd in
            let claims = try await Self.login(glewlwyd).byDeviceCode { prompt in
                Task { try await glewlwyd.visit("\(prompt.address)?code=\(prompt.code)") }
            }
            #expect(claims.audiences == [Glewlwyd.scope])
            let client = try glewlwyd.client(glewlwyd.signIn("user-app", .user(glewlwyd.tokenFile)))
            #expect(try await client.identity().subject == claims.subject)
        }
    }

    @Test func aPollThatComesEarlyIsToldToSlowDownAndDoes() async throws {
        try await Glewlwyd.open { glewlwyd in
            let waits = Mutex<[Duration]>([])
            // However busy the machine is: it asks at once until it is told to slow down, and the person comes after that.
            let isToldToSlowDown: @Sendable () -> Bool = { waits.withLock { $0.contains(.seconds(6)) } }
            let hasty = Surroundings(
                now: glewlwyd.surroundings.now,
                sleep: { wait in
                    waits.withLock { $0.append(wait) }
                    if isToldToSlowDown() { try await Task.sleep(for: .seconds(1.2)) }
                }, random: { 0 })
            let login = UserLogin(
                glewlwyd.signIn("user-app", .user(glewlwyd.tokenFile)), keeping: glewlwyd.tokenFile, transport: glewlwyd.transport,
                surroundings: hasty)
            _ = try await login.byDeviceCode { prompt in
                Task {
                    while !isToldToSlowDown() { try await Task.sleep(for: .milliseconds(20)) }
                    _ = try await glewlwyd.visit("\(prompt.address)?code=\(prompt.code)")
                }
            }
            #expect(isToldToSlowDown())
        }
    }
}

extension ScriptedTransport.Reply {
    init(_ send: () async throws(TransportFailure) -> (HTTPResponse, [UInt8])) async {
        do throws(TransportFailure) { self = .success(try await send()) } catch { self = .failure(error) }
    }
}
