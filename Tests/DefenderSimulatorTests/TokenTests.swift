import Canonical
import DefenderSimulator
import HTTPTypes
import Testing

struct TokenTests {
    @Test func aTokenSaysWhoMayDoWhat() async throws {
        let laboratory = try await Laboratory { $0.roles = ["Alert.Read.All"] }
        let answer = try await laboratory.signIn()
        #expect(answer.status == 200)
        #expect(answer.json["token_type"] == "Bearer")
        #expect(answer.json["expires_in"] == 3599)
        let token = try #require(answer.json["access_token"]?.stringValue)
        let claims = try #require(Self.claims(token))
        #expect(claims["aud"] == "https://api.securitycenter.microsoft.com")
        #expect(claims["tid"]?.stringValue == laboratory.tenant.credentials.tenantID)
        #expect(claims["appid"]?.stringValue == laboratory.tenant.credentials.clientID)
        #expect(claims["roles"] == ["Alert.Read.All"])
        #expect(claims["exp"]?.integerValue == Laboratory.start.seconds + 3599)
    }

    struct Refusal: Sendable {
        let number: Int64
        let status: Int
        let error: String
        let attempt: @Sendable (Laboratory) async throws -> Laboratory.Answer
    }

    static let refusals = [
        Refusal(number: 7_000_215, status: 401, error: "invalid_client") { try await $0.signIn(secret: "wrong") },
        Refusal(number: 700_016, status: 400, error: "unauthorized_client") {
            try await $0.signIn(client: "00000000-0000-0000-0000-000000000000")
        },
        Refusal(number: 90_002, status: 400, error: "invalid_request") { try await $0.signIn(tenant: "elsewhere.example") },
        Refusal(number: 1_002_012, status: 400, error: "invalid_scope") {
            try await $0.signIn(scope: "https://api.securitycenter.microsoft.com/Alert.Read")
        },
        Refusal(number: 500_011, status: 400, error: "invalid_resource") {
            try await $0.signIn(scope: "https://nothing.example/.default")
        },
        Refusal(number: 900_144, status: 400, error: "invalid_request") { try await $0.signIn(scope: nil) },
        Refusal(number: 70_003, status: 400, error: "unsupported_grant_type") { try await $0.signIn(grant: "magic") },
    ]

    @Test(arguments: refusals.indices) func refusalsHaveEntrasShape(index: Int) async throws {
        let refusal = Self.refusals[index]
        let answer = try await refusal.attempt(Laboratory())
        #expect(answer.status == refusal.status)
        #expect(answer.json["error"]?.stringValue == refusal.error)
        #expect(answer.json["error_codes"] == [.integer(refusal.number)])
        #expect(answer.json["error_description"]?.stringValue?.hasPrefix("AADSTS\(refusal.number): ") == true)
        for key in ["timestamp", "trace_id", "correlation_id"] { #expect(answer.json[key]?.stringValue?.isEmpty == false) }
    }

    @Test func versionOneWritesNumbersAsTexts() async throws {
        let laboratory = try await Laboratory()
        let known = laboratory.tenant.credentials
        let form =
            "grant_type=client_credentials&client_id=\(known.clientID)&client_secret=\(known.clientSecret)"
            + "&resource=https%3A%2F%2Fapi.securitycenter.microsoft.com"
        let answer = try await laboratory.send(.post, "/\(known.tenantID)/oauth2/token", form, token: nil)
        #expect(answer.json["expires_in"] == "3599")
        #expect(answer.json["resource"] == "https://api.securitycenter.microsoft.com")
    }

    @Test func aTokenEndsWithItsTime() async throws {
        let laboratory = try await Laboratory()
        try await laboratory.advance("3598s")
        #expect(try await laboratory.get("/api/alerts?$top=1").status == 200)
        try await laboratory.advance("1s")
        let late = try await laboratory.get("/api/alerts?$top=1")
        #expect(late.status == 401)
        #expect(late.code == "Unauthorized")
    }

    @Test func forgedTokensAreRefused() async throws {
        let laboratory = try await Laboratory()
        let token = try #require(try await laboratory.signIn().json["access_token"]?.stringValue)
        let parts = token.split(separator: ".").map { String($0) }
        let other = try #require(try await Laboratory { $0.seed = 2 }.signIn().json["access_token"]?.stringValue)
        let unsigned = "eyJhbGciOiJub25lIn0.\(parts[1])."
        let lastDigit = parts[2].hasSuffix("A") ? "E" : "A"
        let altered = "\(parts[0]).\(parts[1]).\(parts[2].dropLast())\(lastDigit)"
        for forged in [other, unsigned, altered, "\(parts[0]).\(parts[1])", "", token + "x"] {
            #expect(try await laboratory.send(.get, "/api/alerts", token: forged).status == 401)
        }
        #expect(try await laboratory.send(.get, "/api/alerts", token: nil).status == 401)
    }

    @Test func aTokenForAnotherApiIsForbidden() async throws {
        let laboratory = try await Laboratory()
        let answer = try await laboratory.signIn(scope: "https://graph.microsoft.com/.default")
        let token = try #require(answer.json["access_token"]?.stringValue)
        #expect(try await laboratory.send(.get, "/api/alerts", token: token).status == 403)
    }

    /// The second part of a token, decoded.
    static func claims(_ token: String) -> JSONValue? {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        var (bits, count, bytes) = (0, 0, [UInt8]())
        for character in token.split(separator: ".")[1] {
            bits = (bits << 6 | (alphabet.firstIndex(of: character) ?? 0)) & 0xFFFF
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return try? JSONValue(parsing: bytes)
    }
}
