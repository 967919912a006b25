import Canonical
import DefenderAPI
import DefenderSimulator
import HTTPTypes
import Testing

/// A tenant under test with a signed-in client and a clock that stands.
struct Laboratory {
    let tenant: SimulatedTenant
    private var token = ""

    /// Where the tests' time begins.
    static let start = Timestamp(rfc3339: "2026-07-01T12:00:00Z") ?? .epoch

    /// The default world, made once for all tests.
    private static let world = WorldGenerator(
        seed: 1, devices: 50, alerts: 50, tenantID: SimulatorOptions.tenantID(seed: 1), start: start
    ).world()

    init(_ adjust: (inout SimulatorOptions) -> Void = { _ in }) async throws {
        var options = SimulatorOptions(now: { Self.start })
        options.clock = .virtual
        options.source = .world(Self.world)
        adjust(&options)
        tenant = try SimulatedTenant(options)
        token = try #require(try await signIn().json["access_token"]?.stringValue)
    }

    struct Answer {
        let status: Int
        let headers: HTTPFields
        let body: [UInt8]
        let json: JSONValue

        /// `error.code` of the service's envelope.
        var code: String? { json["error"]?["code"]?.stringValue }
        var message: String { json["error"]?["message"]?.stringValue ?? "" }
        var rows: [JSONValue] { json["value"]?.arrayValue ?? [] }
        var ids: [String] { rows.compactMap { $0["id"]?.stringValue } }
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String = "", token: String?, isLocal: Bool = true
    ) async throws -> Answer {
        var request = HTTPRequest(method: method, scheme: "http", authority: "lab.example", path: path)
        if let token { request.headerFields[.authorization] = "Bearer \(token)" }
        let (response, bytes) = await tenant.respond(to: request, body: Array(body.utf8), isLocal: isLocal)
        let json = bytes.isEmpty ? JSONValue.null : try JSONValue(parsing: bytes)
        return Answer(status: response.status.code, headers: response.headerFields, body: bytes, json: json)
    }

    func get(_ path: String) async throws -> Answer { try await send(.get, path, token: token) }

    func post(_ path: String, _ body: String) async throws -> Answer { try await send(.post, path, body, token: token) }

    /// A list of `$filter`, percent-encoded as clients do.
    func list(_ set: String, _ filter: String, also: String = "") async throws -> Answer {
        let encoded = filter.utf8.reduce(into: "") { text, byte in
            let isSafe = byte < 0x80 && Character(Unicode.Scalar(byte)).isLetter || (0x30...0x39).contains(byte)
            let hex = String(byte, radix: 16, uppercase: true)
            text += isSafe ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + hex
        }
        return try await get("/api/\(set)?$filter=\(encoded)\(also)")
    }

    func advance(_ duration: String) async throws {
        let answer = try await send(.post, "/_simulator/clock", #"{"advance":"\#(duration)"}"#, token: nil)
        #expect(answer.status == 200)
    }

    /// Signs in; each argument replaces what a correct client sends.
    func signIn(
        tenant id: String? = nil, client: String? = nil, secret: String? = nil,
        scope: String? = "https://api.securitycenter.microsoft.com/.default", grant: String = "client_credentials"
    ) async throws -> Answer {
        let known = tenant.credentials
        let form = [
            "grant_type=\(grant)", "client_id=\(client ?? known.clientID)",
            "client_secret=\((secret ?? known.clientSecret).split(separator: "~").joined(separator: "%7E"))",
            scope.map { "scope=\($0)" } ?? "x=y",
        ]
        let path = "/\(id ?? known.tenantID)/oauth2/v2.0/token"
        return try await send(.post, path, form.joined(separator: "&"), token: nil)
    }

    func firstMachine() async throws -> String {
        try #require(try await get("/api/machines?$top=1").ids.first)
    }

    func journal() async throws -> [JSONValue] {
        try #require(try await send(.get, "/_simulator/journal", token: nil).json.arrayValue)
    }
}
