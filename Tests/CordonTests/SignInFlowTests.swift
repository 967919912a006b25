import Canonical
import Foundation
import Testing

/// Every way of signing in, through the built binary, against the simulator's token service.
@Suite(.serialized)
struct SignInFlowTests {
    private static let secretCredential = "{ secret: env:CORDON_CLIENT_SECRET }"

    private static func json(_ outcome: Child.Outcome) throws -> JSONValue {
        try #require(outcome.code == 0, "\(outcome.text)")
        return try JSONValue(parsing: Array(outcome.standardOutput.utf8))
    }

    private static func shell(_ script: String, _ arguments: [String], in folder: URL) async throws -> String {
        let child = try Child(
            URL(fileURLWithPath: "/bin/sh"), ["-euc", script, "sh"] + arguments, in: folder, environment: ["PATH": "/usr/bin:/bin"])
        let outcome = try await child.outcome()
        guard outcome.code == 0 else { throw Lab.Failure(what: outcome.text) }
        return outcome.standardOutput
    }

    // MARK: Apps

    /// A certificate with its key, made for the occasion, which the app of the tenant has.
    private static func withCertificate(_ body: (Lab) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cordon-cert-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try await shell(
            "openssl req -x509 -newkey rsa:2048 -nodes -keyout app.key -out app.pem -subj /CN=cordon -days 2 2>/dev/null", [], in: folder)
        try await Lab.open(["--app-cert", folder.appendingPathComponent("app.pem").path]) { lab in
            for name in ["app.key", "app.pem"] {
                try FileManager.default.copyItem(at: folder.appendingPathComponent(name), to: lab.path(name))
            }
            try await body(lab)
        }
    }

    @Test func anAppSignsInByItsCertificate() async throws {
        try await Self.withCertificate { lab in
            try lab.edit("cordon.yaml", Self.secretCredential, "{ certificate: file:app.pem, key: file:app.key }")
            let status = try Self.json(try await lab.cordon("auth", "status", "--format", "json"))
            #expect(status["kind"] == "app" && status["appId"]?.stringValue == lab.clientID)
        }
    }

    @Test func anAppSignsInByTheTokenOfAnotherProvider() async throws {
        try await Self.withCertificate { lab in
            let script = """
                code() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
                print=$(openssl x509 -in app.pem -outform DER | openssl dgst -sha1 -binary | code)
                head=$(printf '{"alg":"RS256","typ":"JWT","x5t":"%s"}' "$print" | code)
                body=$(printf '{"iss":"%s","sub":"%s","aud":"%s","exp":%s}' "$1" "$1" "$2" "$(( $(date +%s) + 600 ))" | code)
                sign=$(printf '%s.%s' "$head" "$body" | openssl dgst -sha256 -sign app.key -binary | code)
                printf '%s.%s.%s\\n' "$head" "$body" "$sign" > federated.jwt
                """
            _ = try await Self.shell(script, [lab.clientID, "\(lab.api)/\(lab.tenantID)/v2.0"], in: lab.folder)
            try lab.edit("cordon.yaml", Self.secretCredential, "{ federatedTokenFile: env:AZURE_FEDERATED_TOKEN_FILE }")
            let environment = ["AZURE_FEDERATED_TOKEN_FILE": lab.path("federated.jwt").path]
            let status = try Self.json(try await lab.cordon("auth", "status", "--format", "json", environment: environment))
            #expect(status["kind"] == "app" && status["appId"]?.stringValue == lab.clientID)
        }
    }

    @Test func anAzureResourceSignsInAsItself() async throws {
        try await Lab.open { lab in
            try lab.edit("cordon.yaml", Self.secretCredential, "{ managedIdentity: true }")
            let environment = ["IDENTITY_ENDPOINT": "\(lab.api)/msi/token", "IDENTITY_HEADER": "header-of-the-resource"]
            let status = try Self.json(try await lab.cordon("auth", "status", "--format", "json", environment: environment))
            #expect(status["kind"] == "app" && status["appId"]?.stringValue == lab.clientID)
        }
    }

    // MARK: People

    private static func text(of file: URL, holding part: String, while child: Child) async throws -> String {
        while true {
            let text = String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
            if text.contains(part) { return text }
            guard child.isRunning else { throw Lab.Failure(what: text) }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Signed in, the user stays so for other commands, in a file of their own; signed out, no longer.
    private static func expectSignedIn(_ lab: Lab, _ login: Child.Outcome, _ environment: [String: String]) async throws {
        #expect(login.code == 0, "\(login.text)")
        let file = lab.path("cordon/tokens.json")
        let permissions = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(permissions == 0o600)
        let status = try await lab.cordon("auth", "status", "--format", "json", environment: environment)
        let identity = try Self.json(status)
        #expect(identity["kind"] == "user" && identity["user"] == "a.novak@contoso.example")
        let check = try await lab.cordon("auth", "check", environment: environment)
        #expect(check.code == 0 && check.text.contains("superfluous"), "\(check.text)")
        let alerts = try await lab.cordon("api", "GET", "/api/alerts?$top=1", environment: environment)
        #expect(alerts.code == 0, "\(alerts.text)")
        let kept = try lab.read("cordon/tokens.json")
        let secrets = kept.split { !$0.isLetter && !$0.isNumber && !"-_.~".contains($0) }.filter { $0.count > 60 }
        #expect(!secrets.isEmpty)
        for outcome in [login, status, check, alerts] { #expect(!secrets.contains { outcome.text.contains($0) }) }
        let logout = try await lab.cordon("auth", "logout", environment: environment)
        #expect(logout.code == 0, "\(logout.text)")
        #expect(try !secrets.contains { try lab.read("cordon/tokens.json").contains($0) })
        #expect(try await lab.cordon("auth", "status", environment: environment).code == 5)
    }

    @Test(arguments: ["approve", "decline"]) func aPersonSignsInByDeviceCode(_ answer: String) async throws {
        try await Lab.open { lab in
            try lab.edit("cordon.yaml", Self.secretCredential, "{ user: deviceCode }")
            let environment = ["XDG_STATE_HOME": lab.folder.path]
            let login = try lab.start(["auth", "login"], environment: environment)
            let prompt = try await Self.text(of: login.errors, holding: "/deviceauth", while: login)
            let isCode = { (word: Substring) in word.count >= 8 && word.allSatisfy { $0.isUppercase || $0.isNumber } }
            let code = try #require(prompt.split { !$0.isLetter && !$0.isNumber }.first(where: isCode))
            _ = try await Self.shell(
                #"curl -sf -d "otc=$2" -d "action=$3" "$1/common/oauth2/deviceauth""#, [lab.api, String(code), answer], in: lab.folder)
            let outcome = try await login.outcome()
            if answer == "approve" { return try await Self.expectSignedIn(lab, outcome, environment) }
            #expect(outcome.code == 5 && outcome.standardError.contains("declined"), "\(outcome.text)")
        }
    }

    /// A browser that approves or declines, and writes down what it was given.
    private static func browser(_ answer: String) -> String {
        """
        #!/bin/sh
        { echo "$@"; env; } > opened.txt
        curl -sf -L -d "${1#*\\?}&action=\(answer)" "${1%%\\?*}" > page.html || kill "$PPID"
        """
    }

    @Test(arguments: ["approve", "decline"]) func aPersonSignsInByBrowser(_ answer: String) async throws {
        try await Lab.open { lab in
            try lab.edit("cordon.yaml", Self.secretCredential, "{ user: browser }")
            try lab.write(Self.browser(answer), to: "xdg-open")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: lab.path("xdg-open").path)
            let environment = [
                "XDG_STATE_HOME": lab.folder.path, "DISPLAY": ":99", "PATH": "\(lab.folder.path):/usr/bin:/bin",
                "WEBHOOK": "canary~webhook",
            ]
            let outcome = try await lab.start(["auth", "login"], environment: environment).outcome()
            let opened = try lab.read("opened.txt")
            #expect(opened.contains("code_challenge_method=S256") && !opened.contains("canary~") && !opened.contains(lab.secret))
            if answer == "approve" { return try await Self.expectSignedIn(lab, outcome, environment) }
            #expect(outcome.code == 5 && outcome.standardError.contains("declined"), "\(outcome.text)")
        }
    }
}
