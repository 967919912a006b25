import Canonical
import CryptoExtras
import DefenderClient
import Foundation
import HTTPTypes

/// Debian's glewlwyd, a real OAuth2 and OpenID Connect server, started for one test with an app for each way to sign in.
struct Glewlwyd {
    static let secret = "canary~Secret~4711/+="
    static let scope = SignIn.defaultResource + "/.default"
    static let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/glewlwyd")

    let origin: Origin
    let certificate: TestCertificate
    let transport: AsyncHTTPTransport
    private let folder: URL

    struct Failure: Error { let what: String }

    static func open(_ body: (Glewlwyd) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("glewlwyd-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let port = try freePort()
        try run("/usr/bin/env", ["python3", "-c", database, folder.path]).waitUntilExit()
        try Data(configuration(port, folder).utf8).write(to: folder.appendingPathComponent("glewlwyd.conf"))
        let server = try run("/usr/bin/glewlwyd", ["--config-file=\(folder.path)/glewlwyd.conf"])
        defer { server.terminate() }
        let transport = AsyncHTTPTransport()
        let glewlwyd = Glewlwyd(
            origin: try Origin("http://127.0.0.1:\(port)"), certificate: try TestCertificate(), transport: transport,
            folder: folder)
        do {
            try await glewlwyd.setUp(server)
            try await body(glewlwyd)
            await transport.close()
        } catch {
            await transport.close()
            throw error
        }
    }

    // MARK: Sign-ins

    func signIn(_ client: String, _ credential: ClientCredential, tokenPath: String = "/api/oidc/token") -> SignIn {
        SignIn(
            authority: origin, tenantID: "oidc", clientID: client, credential: credential,
            paths: LoginPaths(
                token: tokenPath, authorize: "/api/oidc/auth", deviceCode: "/api/oidc/device_authorization/"))
    }

    var surroundings: Surroundings {
        Surroundings(
            now: { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) ?? .epoch }, sleep: { try await Task.sleep(for: $0) },
            random: { 0 })
    }

    func client(_ signIn: SignIn, transport: (any Transport)? = nil, now: Surroundings? = nil) throws -> DefenderClient {
        DefenderClient(
            api: try Origin("https://api.example"), signIn: signIn, transport: transport ?? self.transport,
            settings: ClientSettings(
                retries: RetryPolicy(attempts: 1, firstWait: .zero, longestWait: .zero, budget: .zero)),
            surroundings: now ?? surroundings)
    }

    var tokenFile: TokenFile { TokenFile(path: folder.appendingPathComponent("state/tokens.json").path) }

    // MARK: What a person does in the browser

    /// Signs alice in, lets her consent, and goes where the login service sends her.
    func visit(_ address: String) async throws -> String {
        let cookie = try await session("alice", "alice-password")
        _ = try await call(.put, "/auth/grant/user-app/", ["scope": .string(Self.scope)], cookie)
        let path = address.dropFirst("\(origin)".count).replacingOccurrences(of: "prompt=select_account", with: "g_continue")
        let response = try await get(String(path) + (path.contains("g_continue") ? "" : "&g_continue"), cookie)
        guard let location = response.headerFields[.location] else { throw Failure(what: "no redirect: \(response)") }
        return location
    }

    /// Lets the login service send browsers to this address.
    func allowRedirect(to address: String) async throws {
        var app = Self.userApp
        app["redirect_uri"] = [.string(address)]
        _ = try await call(.put, "/client/user-app", .object(app), try await session("admin", "password"))
    }

    // MARK: Requests

    private func get(_ path: String, _ cookie: String) async throws -> HTTPResponse {
        var request = HTTPRequest(method: .get, scheme: "http", authority: origin.authority, path: path)
        request.headerFields[.cookie] = cookie
        return try await transport.send(request, body: []).0
    }

    @discardableResult
    private func call(
        _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue, _ cookie: String? = nil
    ) async throws -> HTTPResponse {
        var request = HTTPRequest(method: method, scheme: "http", authority: origin.authority, path: "/api" + path)
        request.headerFields[.contentType] = "application/json"
        if let cookie { request.headerFields[.cookie] = cookie }
        let (response, bytes) = try await transport.send(request, body: body.canonicalBytes)
        guard response.status.code == 200 else {
            throw Failure(what: "\(method) \(path): \(response.status) \(String(decoding: bytes, as: UTF8.self))")
        }
        return response
    }

    private func session(_ user: String, _ password: String) async throws -> String {
        let response = try await call(.post, "/auth/", ["username": .string(user), "password": .string(password)])
        return response.headerFields[.setCookie]?.components(separatedBy: ";")[0] ?? ""
    }

    // MARK: Setting up

    private func setUp(_ server: Process) async throws {
        var cookie: String?
        while cookie == nil {
            guard server.isRunning else { throw Failure(what: "glewlwyd does not start") }
            try await Task.sleep(for: .milliseconds(20))
            cookie = try? await session("admin", "password")
        }
        try await call(.post, "/mod/plugin", try Self.plugin(origin), cookie)
        try await call(.post, "/scope", ["name": .string(Self.scope), "password_required": true, "scheme": [:]], cookie)
        for app in [Self.secretApp, certificateApp, Self.userApp] { try await call(.post, "/client", .object(app), cookie) }
        try await call(
            .post, "/user",
            ["username": "alice", "password": "alice-password", "enabled": true, "scope": [.string(Self.scope)]], cookie)
    }

    private static let secretApp: JSONObject = [
        "client_id": "secret-app", "enabled": true, "confidential": true, "scope": [.string(scope)], "password": .string(secret),
        "client_secret": .string(secret), "authorization_type": ["client_credentials"],
        "token_endpoint_auth_method": ["client_secret_post"],
    ]

    private var certificateApp: JSONObject {
        [
            "client_id": "certificate-app", "enabled": true, "confidential": true, "scope": [.string(Self.scope)],
            "pubkey": .string(certificate.publicKey), "authorization_type": ["client_credentials"],
            "token_endpoint_auth_method": ["private_key_jwt"], "token_endpoint_signing_alg": "PS256",
        ]
    }

    private static let userApp: JSONObject = [
        "client_id": "user-app", "enabled": true, "confidential": false, "scope": [.string(scope)],
        "authorization_type": ["code", "refresh_token", "device_authorization"], "redirect_uri": ["http://localhost:1/"],
    ]

    private static func plugin(_ origin: Origin) throws -> JSONValue {
        let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        return [
            "module": "oidc", "name": "oidc", "display_name": "oidc",
            "parameters": [
                "iss": .string("\(origin)/api/oidc"), "jwt-type": "rsa", "jwt-key-size": "256",
                "key": .string(key.pemRepresentation), "cert": .string(key.publicKey.pemRepresentation),
                "access-token-duration": 3600, "refresh-token-duration": 1_209_600, "code-duration": 600,
                "refresh-token-rolling": false, "allow-non-oidc": true, "auth-type-code-enabled": true,
                "auth-type-token-enabled": false, "auth-type-id-token-enabled": false, "auth-type-none-enabled": false,
                "auth-type-password-enabled": false, "auth-type-client-enabled": true, "auth-type-device-enabled": true,
                "auth-type-refresh-enabled": true, "device-authorization-expiration": 600, "device-authorization-interval": 1,
                "pkce-allowed": true, "pkce-required": true, "pkce-method-plain-allowed": false,
                "request-parameter-allow": true, "request-maximum-exp": 600, "client-pubkey-parameter": "pubkey",
                "address-claim": ["type": "no"], "allowed-scope": ["openid"], "subject-type": "public",
                "additional-parameters": [], "claims": [], "scope": [],
            ],
        ]
    }

    private static let database = """
        import sqlite3, sys
        connection = sqlite3.connect(sys.argv[1] + "/glewlwyd.db")
        connection.executescript(open("/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3").read())
        connection.commit()
        """

    private static func configuration(_ port: Int, _ folder: URL) -> String {
        """
        port=\(port)
        bind_address="127.0.0.1"
        external_url="http://127.0.0.1:\(port)"
        login_url="login.html"
        api_prefix="api"
        cookie_secure=0
        log_mode="file"
        log_level="DEBUG"
        log_file="\(folder.path)/glewlwyd.log"
        session_key="SESSION"
        login_api_enabled=true
        admin_scope="g_admin"
        profile_scope="g_profile"
        user_module_path="/usr/lib/glewlwyd/user"
        client_module_path="/usr/lib/glewlwyd/client"
        user_auth_scheme_module_path="/usr/lib/glewlwyd/scheme"
        plugin_module_path="/usr/lib/glewlwyd/plugin"
        use_secure_connection=false
        secure_connection_key_file="none"
        secure_connection_pem_file="none"
        secure_connection_ca_file="none"
        hash_algorithm="SHA512"
        database = { type="sqlite3"; path="\(folder.path)/glewlwyd.db"; };
        """
    }

    private static func run(_ program: String, _ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    private static func freePort() throws -> Int {
        let server = try LoopbackServer(answering: [])
        server.hangUp()
        return server.port
    }
}
