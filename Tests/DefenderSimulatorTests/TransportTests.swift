import AsyncHTTPClient
import Canonical
import DefenderSimulator
import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOSSL
import Testing

/// One body of a test over three ways to the tenant.
struct TransportTests {
    typealias Send = @Sendable (HTTPRequest.Method, String, String, _ token: String?) async throws -> (Int, JSONValue)

    private static var options: SimulatorOptions {
        var options = SimulatorOptions(now: { Laboratory.start })
        options.clock = .virtual
        options.source = .generated(devices: 12, alerts: 50)
        return options
    }

    /// Signs in, reads with a filter, isolates a device and sees it through.
    private func body(_ credentials: SimulatorCredentials, origin: String, _ send: Send) async throws {
        let form =
            "grant_type=client_credentials&client_id=\(credentials.clientID)&client_secret=\(credentials.clientSecret)"
            + "&scope=https%3A%2F%2Fapi.securitycenter.microsoft.com%2F.default"
        let signedIn = try await send(.post, "/\(credentials.tenantID)/oauth2/v2.0/token", form, nil)
        let token = try #require(signedIn.1["access_token"]?.stringValue)
        let devices = try await send(.get, "/api/machines?$filter=healthStatus+eq+'Active'&pageSize=2", "", token)
        #expect(devices.1["value"]?.arrayValue?.count == 2)
        #expect(devices.1["@odata.nextLink"]?.stringValue?.hasPrefix("\(origin)/api/machines?") == true)
        let id = try #require(devices.1["value"]?.arrayValue?.first?["id"]?.stringValue)
        let isolated = try await send(.post, "/api/machines/\(id)/isolate", #"{"Comment":"c","IsolationType":"Full"}"#, token)
        #expect(isolated.0 == 201)
        _ = try await send(.post, "/_simulator/clock", #"{"advance":"2s"}"#, nil)
        let action = try await send(.get, "/api/machineactions/\(isolated.1["id"]?.stringValue ?? "")", "", token)
        #expect(action.1["status"] == "Succeeded")
        #expect(try await send(.get, "/api/nothing", "", token).0 == 404)
        #expect(try await send(.get, "/api/alerts", "", nil).0 == 401)
        #expect(try await send(.get, "/_simulator/journal", "", nil).1.arrayValue?.count == 1)
    }

    @Test func inProcess() async throws {
        let tenant = try SimulatedTenant(Self.options)
        try await body(tenant.credentials, origin: "http://lab.example") { method, path, body, token in
            var request = HTTPRequest(method: method, scheme: "http", authority: "lab.example", path: path)
            if let token { request.headerFields[.authorization] = "Bearer \(token)" }
            let (response, bytes) = try await tenant.respond(to: request, body: Array(body.utf8))
            return (response.status.code, (try? JSONValue(parsing: bytes)) ?? .null)
        }
    }

    @Test func overHTTP() async throws {
        try await Simulation.with(Self.options) { readiness, _ in
            try await body(readiness.credentials, origin: readiness.url, Self.send(readiness.url, .shared))
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl"), "openssl is not there"))
    func overHTTPS() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (certificate, key) = (folder.appendingPathComponent("c.pem").path, folder.appendingPathComponent("k.pem").path)
        let openssl = try Process.run(
            URL(fileURLWithPath: "/usr/bin/openssl"),
            arguments: [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj",
                "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1",
            ])
        openssl.waitUntilExit()
        try #require(openssl.terminationStatus == 0)
        var trust = TLSConfiguration.makeClientConfiguration()
        trust.trustRoots = .file(certificate)
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: .init(tlsConfiguration: trust))
        var once = HTTPClient.Configuration()
        once.connectionPool.retryConnectionEstablishment = false
        let stranger = HTTPClient(eventLoopGroupProvider: .singleton, configuration: once)
        try await Simulation.with(Self.options, tls: TLSFiles(certificate: certificate, key: key)) { readiness, _ in
            #expect(readiness.url.hasPrefix("https://127.0.0.1:"))
            try await body(readiness.credentials, origin: readiness.url, Self.send(readiness.url, client))
            // Who does not know the CA does not get in.
            await #expect(throws: (any Error).self) { _ = try await Self.send(readiness.url, stranger)(.get, "/api/alerts", "", nil) }
        }
        try await client.shutdown()
        try await stranger.shutdown()
    }

    private static func send(_ origin: String, _ client: HTTPClient) -> Send {
        { method, path, body, token in
            var request = HTTPClientRequest(url: origin + path)
            request.method = HTTPMethod(rawValue: method.rawValue)
            if !body.isEmpty { request.body = .bytes(ByteBuffer(string: body)) }
            if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
            let response = try await client.execute(request, timeout: .seconds(60))
            let bytes = Array(try await response.body.collect(upTo: 1 << 24).readableBytesView)
            return (Int(response.status.code), (try? JSONValue(parsing: bytes)) ?? .null)
        }
    }

    @Test func aCertificateThatCannotBeReadIsSaid() async throws {
        let error = await #expect(throws: (any Error).self) {
            try await Simulation.with(Self.options, tls: TLSFiles(certificate: "/nowhere.pem", key: "/nowhere.key")) { _, _ in }
        }
        #expect("\(error.map { "\($0)" } ?? "")".contains("the certificate /nowhere.pem or its key cannot be used"))
    }
}
