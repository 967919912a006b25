import Canonical
import DefenderClient
import DefenderSimulator
import HTTPTypes
import Synchronization

/// A login service that gives out a token of the test's making; everything else goes on to the tenant.
final class ForgedTokens: Transport {
    private let tenant: InProcess
    private let claims: JSONValue
    private let asked = Mutex<[HTTPRequest]>([])

    init(_ tenant: SimulatedTenant, claims: JSONValue) {
        self.tenant = InProcess(tenant: tenant)
        self.claims = claims
    }

    /// What came to the API and would have changed something.
    var writes: [HTTPRequest] { asked.withLock { $0.filter { $0.method != .get } } }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(TransportFailure) -> (HTTPResponse, [UInt8]) {
        guard request.path?.hasSuffix("/token") == true else {
            asked.withLock { $0.append(request) }
            return try await tenant.send(request, body: body)
        }
        let answer: JSONValue = [
            "token_type": "Bearer", "expires_in": 3599, "access_token": .string("eyJhbGciOiJSUzI1NiJ9.\(code(claims)).c2ln"),
        ]
        return (HTTPResponse(status: .ok), answer.canonicalBytes)
    }

    /// Base64url (RFC 4648, section 5) without padding.
    private func code(_ claims: JSONValue) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        let bits = claims.canonicalBytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
        let digits = stride(from: 0, to: bits.count, by: 6).map { start in
            (0..<6).reduce(0) { $0 << 1 | Int(start + $1 < bits.count ? bits[start + $1] : 0) }
        }
        return String(decoding: digits.map { alphabet[$0] }, as: UTF8.self)
    }
}
