import AsyncHTTPClient
import Canonical
import DefenderSimulator
import Diagnostics
import NIOCore
import NIOHTTP1
import Testing

struct ServerTests {
    @Test func theSameTenantAnswersOverHTTP() async throws {
        var options = SimulatorOptions(now: { Laboratory.start })
        options.clock = .virtual
        let laboratory = try await Laboratory()
        let inProcess = try await laboratory.get("/api/alerts?$top=5&$expand=evidence")
        try await Simulation.with(options) { readiness, _ in
            let form =
                "grant_type=client_credentials&client_id=\(readiness.credentials.clientID)"
                + "&client_secret=\(readiness.credentials.clientSecret)"
                + "&scope=https://api.securitycenter.microsoft.com/.default"
            let login = "\(readiness.url)/\(readiness.credentials.tenantID)/oauth2/v2.0/token"
            let signedIn = try await Self.send(login, body: form)
            let token = try #require(try JSONValue(parsing: signedIn.1)["access_token"]?.stringValue)
            let overHTTP = try await Self.send("\(readiness.url)/API/Alerts/?%24top=5&$expand=evidence", token: token)
            #expect(overHTTP.0 == 200)
            #expect(overHTTP.1 == inProcess.body)
            #expect(try await Self.send("\(readiness.url)/_simulator/counters").0 == 200)
        }
    }

    /// Over the network a cut is an end of the connection, and the next request gets through.
    @Test(arguments: [0, 20]) func aCutConnectionEnds(bytes: Int) async throws {
        var options = Self.empty
        let rules = #"{"rules":[{"match":{"path":"/api/*","times":1},"do":{"cutAfterBytes":\#(bytes)}}]}"#
        options.faults = try FaultsFile.read(SourceFile(path: "faults.json", bytes: Array(rules.utf8)))
        try await Simulation.with(options) { readiness, _ in
            await #expect(throws: (any Error).self) { try await Self.send("\(readiness.url)/api/alerts") }
            let next = try await Self.send("\(readiness.url)/api/alerts")
            #expect(next.0 == 401)
        }
    }

    private static var empty: SimulatorOptions {
        var options = SimulatorOptions()
        options.source = .world(World())
        return options
    }

    @Test func theReadyLineTellsHowToSignIn() async throws {
        try await Simulation.with(Self.empty) { readiness, tenant in
            let keys = readiness.json.objectValue?.members.map { $0.key }
            #expect(keys == ["api", "clientId", "clientSecret", "graph", "login", "pid", "tenantId"])
            #expect(readiness.json["api"]?.stringValue == readiness.url)
            #expect(readiness.address.port > 0)
            #expect(readiness.credentials == tenant.credentials)
        }
    }

    @Test func anAddressInUseIsSaid() async throws {
        try await Simulation.with(Self.empty) { readiness, _ in
            let error = await #expect(throws: (any Error).self) {
                try await Simulation.with(Self.empty, on: readiness.address) { _, _ in }
            }
            #expect("\(error.map { "\($0)" } ?? "")".contains("cannot listen on 127.0.0.1:"))
        }
    }

    @Test(arguments: [
        ("127.0.0.1:0", "127.0.0.1:0"), ("localhost:8080", "localhost:8080"), ("[::1]:1", "[::1]:1"),
        ("::1:1", nil), ("127.0.0.1", nil), (":80", nil), ("x:65536", nil), ("x:", nil), ("", nil),
    ])
    func addressesAreHostAndPort(text: String, description: String?) {
        #expect(ListenAddress(text)?.description == description)
    }

    private static func send(_ url: String, body: String? = nil, token: String? = nil) async throws -> (UInt, [UInt8]) {
        var request = HTTPClientRequest(url: url)
        if let body {
            request.method = .POST
            request.body = .bytes(ByteBuffer(string: body))
            request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        }
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
        return (response.status.code, Array(try await response.body.collect(upTo: 1 << 24).readableBytesView))
    }
}
