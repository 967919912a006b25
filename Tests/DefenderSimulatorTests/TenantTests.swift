import Canonical
import Crypto
import CryptoExtras
import DefenderSimulator
import Diagnostics
import HTTPTypes
import Testing

/// Several tenants and apps behind one sign-in service.
struct TenantTests {
    private static let second = "11111111-2222-4333-8444-555555555555"
    private static let reader = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"
    private static let issuer = "https://tokens.actions.example"

    private static let key = Result { try _RSA.Signing.PrivateKey(keySize: .bits2048) }

    private static func base64(_ bytes: some Sequence<UInt8>) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let bits = bytes.flatMap { byte in (0..<8).reversed().map { byte >> UInt8($0) & 1 } }
        return String(
            stride(from: 0, to: bits.count, by: 6).map { start in
                alphabet[(0..<6).reduce(0) { $0 << 1 | Int(start + $1 < bits.count ? bits[start + $1] : 0) }]
            })
    }

    private static func world() throws -> World {
        let primitives = try key.get().publicKey.getKeyPrimitives()
        let keys = """
            {"keys":[{"kty":"RSA","kid":"k1","n":"\(base64(primitives.modulus))","e":"\(base64(primitives.publicExponent))"}]}
            """
        let text = """
            app: { federated: [{ issuer: "\(issuer)", subject: "repo:contoso/response", keys: \(keys) }] }
            apps: [{ id: \(reader), secret: hush, roles: [Machine.Read.All] }]
            devices: [{ computerDnsName: a.contoso.example }]
            tenants:
              - tenantId: \(second)
                domain: fabrikam.onmicrosoft.com
                app: { roles: [Machine.Read.All, Machine.Isolate] }
                devices: [{ computerDnsName: b.fabrikam.example }, { computerDnsName: c.fabrikam.example }]
                alerts: [{ id: f1 }]
            """
        let file = SourceFile(path: "world.yaml", bytes: Array(text.utf8))
        return try WorldFile.read(file, seed: 1, tenantID: SimulatorOptions.tenantID(seed: 1), now: Laboratory.start)
    }

    private func laboratory() async throws -> Laboratory {
        let world = try Self.world()
        return try await Laboratory { $0.source = .world(world) }
    }

    private func token(_ answer: Laboratory.Answer) -> String? { answer.json["access_token"]?.stringValue }

    @Test(arguments: [second, "Fabrikam.onmicrosoft.com"]) func eachTenantIsAWorldOfItsOwn(name: String) async throws {
        let laboratory = try await laboratory()
        let other = try await laboratory.signIn(tenant: name)
        #expect(TokenTests.claims(token(other) ?? "")?["tid"]?.stringValue == Self.second)
        let devices = try await laboratory.send(.get, "/api/machines", token: token(other))
        #expect(devices.rows.map { $0["computerDnsName"] } == ["b.fabrikam.example", "c.fabrikam.example"])
        #expect(try await laboratory.get("/api/machines").rows.map { $0["computerDnsName"] } == ["a.contoso.example"])
        let path = "/api/machines/\(devices.ids[0])/isolate"
        let body = #"{"Comment":"c","IsolationType":"Full"}"#
        #expect(try await laboratory.post(path, body).status == 404)
        #expect(try await laboratory.send(.post, path, body, token: token(other)).status == 201)
        #expect(try await laboratory.journal().map { $0["tenant"]?.stringValue } == [Self.second])
        #expect(try await laboratory.send(.get, "/api/alerts", token: token(other)).status == 403)
    }

    @Test func anAppHasTheRolesOfItsTenant() async throws {
        let laboratory = try await laboratory()
        let app = try await laboratory.signIn(client: Self.reader.uppercased(), secret: "hush")
        #expect(TokenTests.claims(token(app) ?? "")?["roles"] == ["Machine.Read.All"])
        #expect(try await laboratory.signIn(client: Self.reader).json["error_codes"] == [7_000_215])
        let elsewhere = try await laboratory.signIn(tenant: Self.second, client: Self.reader, secret: "hush")
        #expect(elsewhere.json["error_codes"] == [700_016])
        let shown = try await laboratory.send(.get, "/_simulator/apps", token: nil).json.arrayValue
        #expect(shown?.map { $0["clientId"]?.stringValue } == [laboratory.tenant.credentials.clientID, Self.reader])
    }

    @Test func theAdminApiNamesItsTenant() async throws {
        let laboratory = try await laboratory()
        let path = "/_simulator/world/devices?tenant=fabrikam.onmicrosoft.com"
        #expect(try await laboratory.send(.post, path, "{}", token: nil).status == 201)
        #expect(try await laboratory.get("/api/machines").rows.count == 1)
        #expect(try await laboratory.send(.get, "/_simulator/apps?tenant=nobody", token: nil).status == 404)
    }

    @Test func limitsAreEachTenantsOwn() async throws {
        let world = try Self.world()
        let laboratory = try await Laboratory {
            $0.source = .world(world)
            $0.limits = .perMinute(1)
        }
        let other = token(try await laboratory.signIn(tenant: Self.second))
        #expect(try await laboratory.get("/api/machines").status == 200)
        #expect(try await laboratory.get("/api/machines").status == 429)
        #expect(try await laboratory.send(.get, "/api/machines", token: other).status == 200)
    }

    // MARK: Another issuer's token

    private func assertion(_ changes: JSONObject = [:], kid: String = "k1") throws -> String {
        var claims: JSONObject = [
            "iss": .string(Self.issuer), "sub": "repo:contoso/response", "aud": "api://AzureADTokenExchange",
            "exp": .integer(Laboratory.start.seconds + 300), "nbf": .integer(Laboratory.start.seconds),
        ]
        for member in changes.members { claims[member.key] = member.value }
        let header: JSONValue = ["alg": "RS256", "kid": .string(kid), "typ": "JWT"]
        let signed = Self.base64(header.canonicalBytes) + "." + Self.base64(JSONValue.object(claims).canonicalBytes)
        let digest = SHA256.hash(data: Array(signed.utf8))
        return signed + "." + Self.base64(try Self.key.get().signature(for: digest, padding: .insecurePKCS1v1_5).rawRepresentation)
    }

    private func exchange(_ assertion: String, _ laboratory: Laboratory) async throws -> Laboratory.Answer {
        let known = laboratory.tenant.credentials
        let form =
            "grant_type=client_credentials&client_id=\(known.clientID)&client_assertion=\(assertion)"
            + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
            + "&scope=https%3A%2F%2Fapi.securitycenter.microsoft.com%2F.default"
        return try await laboratory.send(.post, "/\(known.tenantID)/oauth2/v2.0/token", form, token: nil)
    }

    @Test func anotherIssuersTokenIsExchanged() async throws {
        let laboratory = try await laboratory()
        let answer = try await exchange(try assertion(), laboratory)
        #expect(try await laboratory.send(.get, "/api/machines", token: token(answer)).status == 200)
    }

    @Test func whatTheAppDoesNotTrustIsRefused() async throws {
        let laboratory = try await laboratory()
        let refusals: [(JSONObject, String, Int64)] = [
            (["iss": "https://other.example"], "k1", 700_211), (["sub": "repo:other"], "k1", 700_213),
            (["aud": "other"], "k1", 700_212), (["exp": .integer(Laboratory.start.seconds - 1)], "k1", 700_024),
            ([:], "k2", 50_013),
        ]
        for (changes, kid, number) in refusals {
            let answer = try await exchange(try assertion(changes, kid: kid), laboratory)
            #expect(answer.status == 401 && answer.json["error_codes"] == [.integer(number)], "\(number)")
        }
        let spoilt = try assertion() + "A"
        #expect(try await exchange(spoilt, laboratory).status == 401)
    }

    @Test(arguments: [
        ("tenants: [{ tenantId: x }]", "must be a GUID"), ("app: { federated: [{ issuer: a, subject: b }] }", "keys"),
        ("app: { federated: [{ issuer: a, subject: b, keys: {keys: []} }] }", "JSON Web Key Set"), ("apps: [{ role: [] }]", "role"),
    ])
    func mistakesAreSaid(text: String, part: String) {
        let file = SourceFile(path: "world.yaml", bytes: Array(text.utf8))
        let error = #expect(throws: SimulatorFailure.self) {
            try WorldFile.read(file, seed: 1, tenantID: "t", now: Laboratory.start)
        }
        #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
    }
}
