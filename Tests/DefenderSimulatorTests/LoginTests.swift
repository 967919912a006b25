import Canonical
import Crypto
import DefenderSimulator
import HTTPTypes
import Testing

/// People's sign-ins, and what the sign-in service says of itself.
struct LoginTests {
    private static let scope = "https%3A%2F%2Fapi.securitycenter.microsoft.com%2F.default%20openid%20offline_access"

    private func post(_ laboratory: Laboratory, _ path: String, _ form: String) async throws -> Laboratory.Answer {
        try await laboratory.send(.post, "/\(laboratory.tenant.credentials.tenantID)/\(path)", form, token: nil)
    }

    private func token(_ laboratory: Laboratory, _ form: String) async throws -> Laboratory.Answer {
        try await post(laboratory, "oauth2/v2.0/token", "client_id=\(laboratory.tenant.credentials.clientID)&\(form)")
    }

    private func number(_ answer: Laboratory.Answer) -> Int64? { answer.json["error_codes"]?.arrayValue?.first?.integerValue }

    @Test func aDeviceWaitsForAPerson() async throws {
        let laboratory = try await Laboratory()
        let asked = try await post(
            laboratory, "oauth2/v2.0/devicecode", "client_id=\(laboratory.tenant.credentials.clientID)&scope=\(Self.scope)")
        let code = try #require(asked.json["device_code"]?.stringValue)
        let userCode = try #require(asked.json["user_code"]?.stringValue)
        let grant = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=\(code)"
        let early = try await token(laboratory, grant)
        #expect(early.json["error"] == "authorization_pending")
        let page = try await laboratory.send(.get, "/common/oauth2/deviceauth", token: nil)
        #expect(String(decoding: page.body, as: UTF8.self).contains("<form"))
        let approved = try await laboratory.send(.post, "/common/oauth2/deviceauth", "otc=\(userCode)&action=approve", token: nil)
        #expect(approved.status == 200)
        let signedIn = try await token(laboratory, grant)
        let access = try #require(signedIn.json["access_token"]?.stringValue)
        #expect(try await laboratory.send(.get, "/api/alerts?$top=1", token: access).status == 200)
        #expect(number(try await token(laboratory, grant)) == 70_019)
        let refresh = try #require(signedIn.json["refresh_token"]?.stringValue)
        let renewed = try await token(laboratory, "grant_type=refresh_token&refresh_token=\(refresh)")
        #expect(renewed.json["access_token"]?.stringValue?.isEmpty == false && renewed.json["refresh_token"]?.stringValue != refresh)
        #expect(number(try await token(laboratory, "grant_type=refresh_token&refresh_token=x")) == 9_002_313)
    }

    @Test(arguments: [("decline", 0, "authorization_declined"), ("approve", 901, "expired_token")])
    func aDeviceMayBeRefused(action: String, seconds: Int, error: String) async throws {
        let laboratory = try await Laboratory()
        let asked = try await post(
            laboratory, "oauth2/v2.0/devicecode", "client_id=\(laboratory.tenant.credentials.clientID)&scope=\(Self.scope)")
        let (code, userCode) = (asked.json["device_code"]?.stringValue ?? "", asked.json["user_code"]?.stringValue ?? "")
        _ = try await laboratory.send(.post, "/common/oauth2/deviceauth", "otc=\(userCode)&action=\(action)", token: nil)
        try await laboratory.advance("\(seconds)s")
        let answer = try await token(laboratory, "grant_type=device_code&device_code=\(code)")
        #expect(answer.json["error"]?.stringValue == error)
    }

    /// The way of a browser: page, approval, redirect, code.
    private func code(_ laboratory: Laboratory, challenge: String = "") async throws -> String {
        let form =
            "client_id=\(laboratory.tenant.credentials.clientID)&response_type=code&redirect_uri=http%3A%2F%2Flocalhost"
            + "&scope=\(Self.scope)&state=s1&nonce=n1\(challenge)"
        let path = "/common/oauth2/v2.0/authorize"
        let page = try await laboratory.send(.get, "\(path)?\(form)", token: nil)
        #expect(String(decoding: page.body, as: UTF8.self).contains(#"name="state" value="s1""#))
        let back = try await laboratory.send(.post, path, form + "&action=approve", token: nil)
        let location = try #require(back.headers[.location])
        #expect(back.status == 302 && location.hasPrefix("http://localhost?code=") && location.hasSuffix("&state=s1"))
        return String(try #require(location.split(separator: "=").dropFirst().first).prefix { $0 != "&" })
    }

    @Test func aCodeNeedsItsVerifierAndIsGoodOnce() async throws {
        let laboratory = try await Laboratory()
        let verifier = "a-verifier-of-some-length-that-nobody-guesses"
        let digest = SHA256.hash(data: Array(verifier.utf8))
        let challenge = Self.base64URL(Array(digest))
        let code = try await code(laboratory, challenge: "&code_challenge=\(challenge)&code_challenge_method=S256")
        let grant = "grant_type=authorization_code&code=\(code)&redirect_uri=http%3A%2F%2Flocalhost"
        #expect(number(try await token(laboratory, grant)) == 900_144)
        #expect(number(try await token(laboratory, grant + "&code_verifier=another")) == 501_481)
        let other = "grant_type=authorization_code&code=\(code)&redirect_uri=http%3A%2F%2Felsewhere&code_verifier=\(verifier)"
        #expect(number(try await token(laboratory, other)) == 50_011)
        let signedIn = try await token(laboratory, grant + "&code_verifier=\(verifier)")
        let claims = try #require(signedIn.json["id_token"]?.stringValue.flatMap { TokenTests.claims($0) })
        #expect(claims["nonce"] == "n1")
        #expect(claims["aud"]?.stringValue == laboratory.tenant.credentials.clientID)
        #expect(number(try await token(laboratory, grant + "&code_verifier=\(verifier)")) == 54_005)
    }

    /// What a person may do is said by `scp`, and things are done in the person's name.
    @Test func aPersonActsInTheirOwnName() async throws {
        let laboratory = try await Laboratory { $0.roles = [] }
        let signedIn = try await token(
            laboratory, "grant_type=password&username=a.novak%40contoso.example&password=lab&scope=\(Self.scope)")
        let access = try #require(signedIn.json["access_token"]?.stringValue)
        let claims = try #require(TokenTests.claims(access))
        #expect(claims["roles"] == nil && claims["upn"] == "a.novak@contoso.example")
        #expect(claims["scp"]?.stringValue?.contains("Machine.Isolate") == true)
        let machines = try await laboratory.send(.get, "/api/machines?$top=1", token: access)
        let path = "/api/machines/\(machines.ids.first ?? "")/isolate"
        let isolated = try await laboratory.send(.post, path, #"{"Comment":"c","IsolationType":"Full"}"#, token: access)
        #expect(isolated.json["requestor"] == "a.novak@contoso.example")
        #expect(try await laboratory.journal().first?["client"]?.stringValue == laboratory.tenant.credentials.clientID)
        let bad = try await token(laboratory, "grant_type=password&username=a.novak%40contoso.example&password=x&scope=\(Self.scope)")
        #expect(number(bad) == 50_126)
    }

    @Test(arguments: ["v2.0/.well-known/openid-configuration", ".well-known/openid-configuration"])
    func theDiscoveryDocumentLeadsToTheKeys(path: String) async throws {
        let laboratory = try await Laboratory()
        let document = try await laboratory.send(.get, "/contoso.onmicrosoft.com/\(path)", token: nil).json
        let keys = try #require(document["jwks_uri"]?.stringValue)
        #expect(document["token_endpoint"]?.stringValue?.hasPrefix("http://lab.example/\(laboratory.tenant.credentials.tenantID)") == true)
        let set = try await laboratory.send(.get, String(keys.dropFirst("http://lab.example".count)), token: nil).json
        let key = try #require(set["keys"]?.arrayValue?.first)
        #expect(key["kty"] == "RSA" && key["e"] == "AQAB" && key["n"]?.stringValue?.utf8.count == 342)
        let token = try #require(try await laboratory.signIn().json["access_token"]?.stringValue)
        let header = try #require(TokenTests.claims("x.\(token)"))
        #expect(header["alg"] == "RS256" && header["kid"] == key["kid"])
    }

    @Test(arguments: ["oauth2/token", "oauth2/v2.0/token", "oauth2/v2.0/devicecode"]) func tokensAreForPostOnly(path: String) async throws {
        let answer = try await Laboratory().send(.get, "/contoso.onmicrosoft.com/\(path)", token: nil)
        #expect(answer.status == 400 && answer.json["error_codes"] == [900_561])
        #expect(answer.json["error_description"]?.stringValue?.hasPrefix("AADSTS900561: ") == true)
    }

    @Test func aManagedIdentityIsTheAppOfThisMachine() async throws {
        let laboratory = try await Laboratory()
        let path = "/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fapi.securitycenter.microsoft.com"
        let answer = try await laboratory.send(.get, path, token: nil)
        let access = try #require(answer.json["access_token"]?.stringValue)
        #expect(answer.json["expires_in"] == "3599")
        #expect(try await laboratory.send(.get, "/api/machines?$top=1", token: access).status == 200)
        #expect(try await laboratory.send(.get, path, token: nil, isLocal: false).status == 403)
    }

    @Test(arguments: [
        ("login.microsoftonline.com", "/api/alerts", 404), ("api.security.microsoft.com:443", "/api/alerts", 401),
        ("eu.api.security.microsoft.com", "/api/alerts", 401), ("api-eu.securitycenter.microsoft.com", "/api/alerts", 401),
        ("graph.microsoft.com", "/api/alerts", 404), ("labstorage.blob.core.windows.net", "/api/alerts", 404),
        ("api.security.microsoft.com", "/common/discovery/keys", 404), ("login.microsoftonline.com", "/common/discovery/keys", 200),
        ("login.microsoftonline.com", "/_simulator/journal", 404), ("127.0.0.1:8080", "/_simulator/journal", 200),
        ("anything.example", "/api/alerts", 401),
    ])
    func hostsAreToldApart(host: String, path: String, status: Int) async throws {
        let laboratory = try await Laboratory()
        let request = HTTPRequest(method: .get, scheme: "https", authority: host, path: path)
        #expect(try await laboratory.tenant.respond(to: request, body: []).0.status.code == status)
    }

    private static func base64URL(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        var (text, buffer, bits) = ("", 0, 0)
        for byte in bytes {
            (buffer, bits) = (buffer << 8 | Int(byte), bits + 8)
            while bits >= 6 {
                bits -= 6
                text.append(alphabet[buffer >> bits & 63])
            }
        }
        if bits > 0 { text.append(alphabet[buffer << (6 - bits) & 63]) }
        return text
    }
}
