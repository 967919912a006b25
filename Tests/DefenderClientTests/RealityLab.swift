import Canonical
import DefenderAPI
import DefenderClient
import DefenderSimulator
import HTTPTypes
import TestKit

/// A simulated tenant and a client in one process, on one clock that only waiting moves.
struct RealityLab {
    let tenant: SimulatedTenant
    let client: DefenderClient
    let transport: AnsweringTransport
    let clock = FakeClock()
    private let bearer: String

    init(
        paging: PagingLimits = .standard, _ change: (inout SimulatorOptions) -> Void = { _ in }
    ) async throws {
        let surroundings = clock.surroundings(since: Sample.now)
        var options = SimulatorOptions(now: surroundings.now)
        options.source = .generated(devices: 40, alerts: 60)
        change(&options)
        let tenant = try SimulatedTenant(options)
        self.tenant = tenant
        transport = AnsweringTransport { sent in
            do { return .success(try await tenant.respond(to: sent.request, body: sent.body)) } catch {
                return .failure(.cut("the simulator has cut the connection"))
            }
        }
        let known = tenant.credentials
        let signIn = SignIn(
            authority: try Origin("https://login.example"), tenantID: known.tenantID, clientID: known.clientID,
            secret: Secret(known.clientSecret))
        client = DefenderClient(
            api: try Origin("https://api.example"), signIn: signIn, transport: transport, settings: ClientSettings(paging: paging),
            surroundings: surroundings)
        let form =
            "grant_type=client_credentials&client_id=\(known.clientID)&client_secret=\(known.clientSecret)"
            + "&scope=https%3A%2F%2Fapi.securitycenter.microsoft.com%2F.default"
        var request = HTTPRequest(
            method: .post, scheme: "https", authority: "login.example", path: "/\(known.tenantID)/oauth2/v2.0/token")
        request.headerFields[.contentType] = "application/x-www-form-urlencoded"
        let (_, answer) = try await tenant.respond(to: request, body: Array(form.utf8))
        bearer = try JSONValue(parsing: answer)["access_token"]?.stringValue ?? ""
    }

    /// Sends a command as it stands, as somebody else would; what the client makes of the answer.
    func send(_ command: Command) async throws -> WriteResult {
        let (response, body) = try await ask(command.request.method, command.request.target, command.request.body)
        return WriteResult(.answered(response, body), to: command)
    }

    /// What the service answers to a command.
    func answer(to command: Command) async throws -> (status: Int, body: [UInt8]) {
        let (response, body) = try await ask(command.request.method, command.request.target, command.request.body)
        return (response.status.code, body)
    }

    /// The status of a read.
    func status(_ path: String) async throws -> Int { try await ask(.get, path, nil).0.status.code }

    func post(_ path: String, _ body: JSONValue) async throws -> (Int, JSONValue) {
        let (response, bytes) = try await ask(.post, path, body)
        return (response.status.code, (try? JSONValue(parsing: bytes)) ?? .null)
    }

    private func ask(_ method: HTTPRequest.Method, _ path: String, _ body: JSONValue?) async throws -> (HTTPResponse, [UInt8]) {
        var request = HTTPRequest(method: method, scheme: "https", authority: "api.example", path: path)
        request.headerFields[.authorization] = "Bearer \(bearer)"
        request.headerFields[.contentType] = "application/json"
        return try await tenant.respond(to: request, body: body?.canonicalBytes ?? [])
    }

    /// Changes the tenant behind the API's back.
    func admin(_ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil) async throws {
        let request = HTTPRequest(method: method, scheme: "https", authority: "api.example", path: "/_simulator/\(path)")
        let (response, bytes) = try await tenant.respond(to: request, body: body?.canonicalBytes ?? [])
        guard response.status.kind == .successful else { throw Failure(what: String(decoding: bytes, as: UTF8.self)) }
    }

    struct Failure: Error { let what: String }

    func device() async throws -> MachineID {
        let machines = try await client.collect(.machines()).items
        guard let id = machines.first(where: { $0.healthStatus == "Active" && $0.osPlatform == "Windows11" }).flatMap({ MachineID($0.id) })
        else { throw Failure(what: "no active workstation") }
        return id
    }
}
