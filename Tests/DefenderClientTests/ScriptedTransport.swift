import Canonical
import DefenderClient
import HTTPTypes
import Synchronization

/// A service on paper: it answers API requests from a list, in order, and token requests with tokens, and remembers both.
final class ScriptedTransport: Transport {
    typealias Reply = Result<(HTTPResponse, [UInt8]), TransportFailure>

    struct Sent: Sendable {
        let request: HTTPRequest
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
        var bearer: String? { request.headerFields[.authorization].map { String($0.dropFirst("Bearer ".count)) } }
    }

    private struct State {
        var script: [Reply]
        var tokens: [Reply]
        var sent: [Sent] = []
        var signIns: [Sent] = []
    }

    private let state: Mutex<State>
    private let delay: Duration

    /// - Parameters:
    ///   - tokens: what the token endpoint answers; the last one again and again.
    ///   - delay: how long the token endpoint thinks.
    init(_ script: [Reply], tokens: [Reply] = [.token()], delay: Duration = .zero) {
        state = Mutex(State(script: script, tokens: tokens))
        self.delay = delay
    }

    /// The requests to the API.
    var sent: [Sent] { state.withLock { $0.sent } }
    /// The requests to the token endpoint.
    var signIns: [Sent] { state.withLock { $0.signIns } }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(TransportFailure) -> (HTTPResponse, [UInt8]) {
        let isSignIn = request.path?.hasSuffix("/oauth2/v2.0/token") == true
        if isSignIn, delay > .zero { try? await Task.sleep(for: delay) }
        let reply = state.withLock { state -> Reply in
            let sent = Sent(request: request, body: body)
            if isSignIn {
                state.signIns.append(sent)
                return state.tokens.count > 1 ? state.tokens.removeFirst() : state.tokens[0]
            }
            state.sent.append(sent)
            return state.script.isEmpty ? .json(500, "the script has ended") : state.script.removeFirst()
        }
        return try reply.get()
    }
}

extension ScriptedTransport.Reply {
    static func json(_ status: Int, _ text: String, _ headers: [(HTTPField.Name, String)] = []) -> Self {
        var response = HTTPResponse(status: .init(code: status))
        for (name, value) in headers { response.headerFields[name] = value }
        return .success((response, Array(text.utf8)))
    }

    static func error(_ status: Int, _ code: String, _ message: String = "no") -> Self {
        .json(status, #"{"error":{"code":"\#(code)","message":"\#(message)","target":"t-1"}}"#)
    }

    static func token(
        roles: [String] = ["Alert.Read.All", "Machine.Read.All"], tenant: String = Fixture.tenant,
        audience: String = SignIn.defaultResource, lifetime: String = "3599", name: String = "token-1"
    ) -> Self {
        .json(200, #"{"token_type":"Bearer","expires_in":\#(lifetime),"access_token":"\#(jwt(roles, tenant, audience, name))"}"#)
    }

    static func jwt(_ roles: [String], _ tenant: String, _ audience: String, _ name: String) -> String {
        let claims: JSONValue = [
            "aud": .string(audience), "tid": .string(tenant), "appid": "app-1", "oid": "object-1", "app_displayname": "Cordon",
            "roles": .array(roles.map { .string($0) }), "jti": .string(name),
        ]
        return "eyJhbGciOiJSUzI1NiJ9.\(base64URL(claims.canonicalBytes)).c2ln"
    }
}

/// RFC 4648, section 5, without padding.
func base64URL(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = bytes[start..<min(start + 3, bytes.count)]
        let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
        for digit in 0...group.count { text.append(alphabet[bits >> (18 - 6 * digit) & 63]) }
    }
    return String(decoding: text, as: UTF8.self)
}
