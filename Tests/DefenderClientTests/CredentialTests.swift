import Audit
import Canonical
import CryptoExtras
import DefenderAPI
import DefenderClient
import Foundation
import HTTPTypes
import Synchronization
import Testing

/// What each way to sign in sends, and what it makes of the answers.
struct CredentialTests {
    private static func client(
        _ credential: ClientCredential, _ transport: any Transport, clock: FakeClock = FakeClock()
    ) throws -> DefenderClient {
        let signIn = SignIn(
            authority: try Origin("https://login.example"), tenantID: Fixture.tenant, clientID: "client-1", credential: credential)
        return DefenderClient(
            api: try Origin("https://api.example"), signIn: signIn, transport: transport, surroundings: clock.surroundings)
    }

    private static func failure(_ client: DefenderClient) async -> String {
        let failure = await #expect(throws: ReadFailure.self) { try await client.identity() }
        return failure?.description ?? ""
    }

    // MARK: Certificate

    private static func credential(_ made: TestCertificate) throws -> ClientCertificate {
        try ClientCertificate(certificate: Array(made.certificate.utf8), key: Array(made.key.utf8))
    }

    @Test func anAssertionSaysWhoAsksWhereAndForHowLong() async throws {
        let made = try TestCertificate(from: Date(timeIntervalSince1970: -86_400))
        let transport = AnsweringTransport { _ in .token() }
        _ = try await Self.client(.certificate(Self.credential(made)), transport).identity()
        let sent = try #require(transport.sent.first)
        #expect(sent.field("client_assertion_type") == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        let parts = try #require(sent.field("client_assertion")).split(separator: ".").map { String($0) }
        let header = try JSONValue(parsing: Array(decoded(parts[0])))
        let thumbprint = try Self.credential(made).thumbprint
        #expect(header == ["alg": "PS256", "typ": "JWT", "x5t#S256": .string(thumbprint)])
        let claims = try JSONValue(parsing: Array(decoded(parts[1])))
        #expect(claims["aud"]?.stringValue == "https://login.example/\(Fixture.tenant)/oauth2/v2.0/token")
        #expect(claims["iss"]?.stringValue == "client-1" && claims["sub"]?.stringValue == "client-1")
        let life = try #require(claims["exp"]?.integerValue) - (try #require(claims["nbf"]?.integerValue))
        #expect((1...600).contains(life))
        let signature = _RSA.Signing.RSASignature(rawRepresentation: decoded(parts[2]))
        #expect(made.signer.publicKey.isValidSignature(signature, for: Data("\(parts[0]).\(parts[1])".utf8), padding: .PSS))
    }

    @Test func everyAttemptHasAnAssertionOfItsOwn() async throws {
        let made = try TestCertificate(from: Date(timeIntervalSince1970: -86_400))
        let count = Mutex(0)
        let transport = AnsweringTransport { _ in
            count.withLock {
                $0 += 1
                return $0 < 3 ? .json(503, "") : .token()
            }
        }
        _ = try await Self.client(.certificate(Self.credential(made)), transport).identity()
        #expect(Set(transport.sent.compactMap { $0.field("client_assertion") }).count == 3)
    }

    @Test func anExpiredCertificateIsNamedBeforeAnythingIsSent() async throws {
        let made = try TestCertificate(
            from: Date(timeIntervalSince1970: -86_400), to: Date(timeIntervalSince1970: -3_600))
        let transport = AnsweringTransport { _ in .token() }
        let why = await Self.failure(try Self.client(.certificate(Self.credential(made)), transport))
        #expect(why.contains("the certificate expired on 1969-12-31T23:00:00Z"))
        #expect(transport.sent.isEmpty)
    }

    @Test func aFileThatIsNoCertificateOrKeyIsSaidToBeOne() throws {
        let (made, other) = (try TestCertificate(), try TestCertificate())
        let locked = made.key.replacingOccurrences(of: " PRIVATE KEY", with: " ENCRYPTED PRIVATE KEY")
            .replacingOccurrences(of: "RSA ENCRYPTED", with: "ENCRYPTED")
        let cases: [(String, String, ClientCertificate.Fault)] = [
            ("", made.key, .notACertificate), (made.key, made.key, .notACertificate), (made.certificate, "", .notAKey),
            (made.certificate, made.certificate, .notAKey), (made.certificate, locked, .encryptedKey),
            (made.certificate, other.key, .anotherKey),
            (made.certificate, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", .notRSA),
        ]
        for (certificate, key, fault) in cases {
            #expect(throws: fault) { try ClientCertificate(certificate: Array(certificate.utf8), key: Array(key.utf8)) }
        }
        let both = Array((made.key + "\n" + made.certificate).utf8)
        #expect(try ClientCertificate(certificate: both, key: both).thumbprint == Self.credential(made).thumbprint)
    }

    // MARK: Federated token

    @Test func aFederatedTokenIsReadForEachRequest() async throws {
        let reads = Mutex(0)
        let transport = AnsweringTransport { _ in .token(lifetime: "0") }
        let client = try Self.client(
            .federatedToken { () throws(ReadFailure) in
                reads.withLock { $0 += 1 }
                return Secret("federated-\(reads.withLock { $0 })")
            }, transport)
        _ = try await client.identity()
        _ = try await client.identity()
        #expect(transport.sent.map { $0.field("client_assertion") } == ["federated-1", "federated-2"])
        #expect(transport.sent.allSatisfy { $0.field("grant_type") == "client_credentials" })
    }

    // MARK: Managed identity

    @Test func aMachineAsksItsMetadataService() async throws {
        let transport = AnsweringTransport { _ in .token() }
        let identity = try #require(ManagedIdentity(environment: [:]))
        _ = try await Self.client(.managedIdentity(identity), transport).identity()
        let sent = try #require(transport.sent.first?.request)
        #expect(sent.method == .get && sent.scheme == "http" && sent.authority == "169.254.169.254")
        #expect(
            sent.path == "/metadata/identity/oauth2/token?api-version=2018-02-01"
                + "&resource=https%3A%2F%2Fapi.securitycenter.microsoft.com&client_id=client-1")
        #expect(sent.headerFields[try #require(HTTPField.Name("Metadata"))] == "true")
    }

    @Test func appServiceIsAskedAtItsAddressWithItsHeader() async throws {
        let identity = try #require(
            ManagedIdentity(environment: [
                "IDENTITY_ENDPOINT": "http://127.0.0.1:41741/msi/token", "IDENTITY_HEADER": "canary~header",
            ]))
        let end = "\(3_600)"
        let transport = AnsweringTransport { _ in
            .json(200, #"{"access_token":"\#(ScriptedTransport.Reply.jwt([], Fixture.tenant, "a", "n"))","expires_on":"\#(end)"}"#)
        }
        let clock = FakeClock()
        let client = try Self.client(.managedIdentity(identity), transport, clock: clock)
        _ = try await client.identity()
        let sent = try #require(transport.sent.first?.request)
        #expect(sent.authority == "127.0.0.1:41741" && sent.path?.hasPrefix("/msi/token?api-version=2019-08-01&") == true)
        #expect(sent.headerFields[try #require(HTTPField.Name("X-IDENTITY-HEADER"))] == "canary~header")
        clock.advance(by: .seconds(3_299))
        _ = try await client.identity()
        #expect(transport.sent.count == 1)
        clock.advance(by: .seconds(1))
        _ = try await client.identity()
        #expect(transport.sent.count == 2)
    }

    @Test(arguments: ["https://evil.example/msi", "http://evil.example/msi", "http://10.0.0.1/", "nonsense"])
    func theIdentityHeaderGoesToNoOtherMachine(_ endpoint: String) {
        #expect(ManagedIdentity(environment: ["IDENTITY_ENDPOINT": endpoint, "IDENTITY_HEADER": "x"]) == nil)
    }

    @Test func whatPassesByItselfIsWaitedFor() async throws {
        let count = Mutex(0)
        let transport = AnsweringTransport { _ in
            count.withLock {
                $0 += 1
                return [.json(404, ""), .json(410, ""), .json(429, ""), .token()][$0 - 1]
            }
        }
        _ = try await Self.client(.managedIdentity(.instanceMetadata(authority: "169.254.169.254")), transport).identity()
        #expect(transport.sent.count == 4)
    }

    @Test func aMachineWithoutIdentityIsToldSo() async throws {
        let missing = AnsweringTransport { _ in .json(400, #"{"error":"invalid_request","error_description":"Identity not found"}"#) }
        let identity = ManagedIdentity.instanceMetadata(authority: "169.254.169.254")
        #expect(
            await Self.failure(try Self.client(.managedIdentity(identity), missing)).contains(
                "Identity not found (tenant \(Fixture.tenant), client client-1). Check that the identity with this clientId is assigned"))
        let nowhere = AnsweringTransport { _ in .failure(.notSent("No route to host")) }
        #expect(await Self.failure(try Self.client(.managedIdentity(identity), nowhere)).contains("to be had on Azure resources only"))
    }

    private func decoded(_ text: String) -> Data {
        let plain = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4)) ?? Data()
    }
}
