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
        _ method: HTTPRequest.Method, _ path: String, _ body: String = "", token: String?, isLocal: Bool = true,
        headers: HTTPFields = [:]
    ) async throws -> Answer {
        var request = HTTPRequest(method: method, scheme: "http", authority: "lab.example", path: path)
        request.headerFields = headers
        if let token { request.headerFields[.authorization] = "Bearer \(token)" }
        let (response, bytes) = try await tenant.respond(to: request, body: Array(body.utf8), isLocal: isLocal)
        // Downloads are no JSON.
        let json = (try? JSONValue(parsing: bytes)) ?? .null
        return Answer(status: response.status.code, headers: response.headerFields, body: bytes, json: json)
    }

    func get(_ path: String) async throws -> Answer { try await send(.get, path, token: token) }

    func post(_ path: String, _ body: String) async throws -> Answer { try await send(.post, path, body, token: token) }

    func patch(_ path: String, _ body: String) async throws -> Answer { try await send(.patch, path, body, token: token) }

    func delete(_ path: String) async throws -> Answer { try await send(.delete, path, token: token) }

    /// What the simulator answers to a query, as a client reads it.
    func read<Response>(_ query: Query<Response>) async throws -> Response {
        let body = query.request.body?.canonicalText ?? ""
        let answer = try await send(query.request.method, query.request.target, body, token: token)
        #expect(answer.status == 200, "\(query.endpoint.id): \(answer.message)")
        return try query.decode(answer.body)
    }

    /// Sends a command and reads the receipt.
    func perform(_ command: Command) async throws -> CommandAnswer {
        let answer = try await attempt(command)
        #expect((200..<300).contains(answer.status), "\(command.endpoint.id): \(answer.message)")
        return try command.expectation.answer(decoding: answer.body)
    }

    func attempt(_ command: Command) async throws -> Answer {
        let request = command.request
        let bytes = request.form?.bytes ?? request.body?.canonicalBytes ?? []
        let headers: HTTPFields = request.form.map { [.contentType: $0.contentType] } ?? [:]
        return try await send(
            request.method, request.target, String(decoding: bytes, as: UTF8.self), token: token, headers: headers)
    }

    /// A link of the storage, which asks for no token.
    func download(_ link: String?, headers: HTTPFields = [:]) async throws -> Answer {
        let url = try #require(link)
        #expect(url.hasPrefix("http://lab.example/"))
        return try await send(.get, String(url.dropFirst("http://lab.example".count)), token: nil, headers: headers)
    }

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
