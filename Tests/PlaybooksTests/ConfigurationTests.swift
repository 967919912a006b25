import ActionKit
import Actions
import DefenderAPI
import Diagnostics
import Playbooks
import Testing

struct ConfigurationTests {
    static func decode(_ text: String) -> (Configuration?, [Diagnostic]) {
        let collector = DiagnosticCollector()
        let decoder = ConfigurationDecoder(actions: Catalogue.standard.actingKeys, into: collector)
        return (decoder.configuration(SourceFile(path: "cordon.yaml", text: text)), collector.diagnostics)
    }

    static let tenant = """
        tenants:
          - name: contoso
            tenantId: AAAAAAAA-2222-3333-4444-555555555555
            clientId: 66666666-7777-8888-9999-aaaaaaaaaaaa
            credential: { secret: env:CORDON_CLIENT_SECRET }

        """

    @Test func onlyTenantsAreRequired() throws {
        let (decoded, diagnostics) = Self.decode(Self.tenant)
        #expect(diagnostics.isEmpty)
        let configuration = try #require(decoded)
        #expect(configuration.playbooks == "playbooks")
        #expect(configuration.ledger == ".cordon/state.db")
        #expect(configuration.auditLog == ".cordon/audit.jsonl")
        #expect(configuration.auditKey == ".cordon/audit.key")
        #expect(configuration.auditRotation == nil && configuration.auditMirror == nil)
        #expect(configuration.policy.origin == .builtIn)
        let tenant = try #require(configuration.tenants.first)
        #expect(configuration.tenants.count == 1)
        #expect(tenant.name == "contoso")
        #expect(tenant.id == "aaaaaaaa-2222-3333-4444-555555555555")
        #expect(tenant.clientID == "66666666-7777-8888-9999-aaaaaaaaaaaa")
        #expect(tenant.credential == .secret(.environment("CORDON_CLIENT_SECRET")))
        #expect(tenant.api == Cloud.commercial.api && tenant.login == Cloud.commercial.login && tenant.graph == Cloud.commercial.graph)
    }

    @Test func everythingCanBeSaid() throws {
        let (decoded, diagnostics) = Self.decode(
            """
            # yaml-language-server: $schema=./schemas/config.schema.json
            playbooks: rules
            state: sqlite:state/cordon.db
            audit:
              file: log/audit.jsonl
              key: file:/etc/cordon/audit.key
              rotate: 100
              mirror: { file: /mnt/witness/audit.jsonl, require: any }
            \(Self.tenant)    endpoints: { api: "http://127.0.0.1:8080", login: "HTTPS://Login.Example/", graph: "http://[::1]:81" }
              - name: fabrikam
                tenantId: 00000000-0000-0000-0000-000000000000
                clientId: 00000000-0000-0000-0000-000000000000
                credential: { secret: file:secrets/fabrikam }
            policy: none
            """)
        #expect(diagnostics.isEmpty)
        let configuration = try #require(decoded)
        #expect(configuration.playbooks == "rules")
        #expect(configuration.ledger == "state/cordon.db")
        #expect(configuration.auditLog == "log/audit.jsonl")
        #expect(configuration.auditKey == "/etc/cordon/audit.key")
        #expect(configuration.auditRotation == 100_000_000)
        #expect(configuration.auditMirror?.file == "/mnt/witness/audit.jsonl")
        #expect(configuration.auditMirror?.requirement == .any)
        #expect(configuration.tenants.map(\.name) == ["contoso", "fabrikam"])
        #expect(configuration.tenants[0].api == "http://127.0.0.1:8080")
        #expect(configuration.tenants[0].login == "https://login.example")
        #expect(configuration.tenants[0].graph == "http://[::1]:81")
        #expect(configuration.tenants[1].credential == .secret(.file("secrets/fabrikam")))
        #expect(configuration.policy.origin == .none)
    }

    static let origins: [(String, Bool)] = [
        ("https://api.example", true), ("https://api.example:8443", true), ("https://10.1.2.3", true),
        ("http://127.0.0.1:8080", true), ("http://localhost", true), ("http://[::1]:8080", true),
        ("http://127.0.0.2", false), ("http://127.0.0.1.evil.example", false), ("http://localhost.evil.example", false),
        ("http://[::1]evil.example", false), ("http://[::2]", false), ("http://localhost:80:evil.example", false),
        ("http://localhost@evil.example", false), ("https://user@api.example", false), ("https://api.example/path", false),
        ("https://api.example?x", false), ("https://api.example#x", false), ("https://api.example:port", false),
        ("https://api.example:", false), ("https://api.example:0", false), ("https://api.example:65536", false),
        ("https://", false), ("https://:443", false), ("ftp://api.example", false), ("api.example", false),
        ("https://[::1", false), ("https://a]b", false), ("https://api example", false),
    ]

    @Test(arguments: origins)
    func anEndpointIsAnOriginAndPlainOnlyOnLoopback(_ text: String, _ isAllowed: Bool) {
        let (configuration, diagnostics) = Self.decode(Self.tenant + "    endpoints: { api: \"\(text)\" }\n")
        #expect(diagnostics.map(\.id) == (isAllowed ? [] : ["CDN0405"]))
        #expect(configuration?.tenants[0].api == (isAllowed ? text : nil))
    }

    static let references: [(String, SecretReference?)] = [
        ("env:CORDON_CLIENT_SECRET", .environment("CORDON_CLIENT_SECRET")), ("env:a1_", .environment("a1_")),
        ("file:secret.txt", .file("secret.txt")), ("file:/run/secrets/a b", .file("/run/secrets/a b")),
        ("env:", nil), ("file:", nil), ("env:A-B", nil), ("env:A B", nil), ("env: A", nil), ("env:Ä", nil), ("ENV:A", nil),
        ("", nil), ("hunter2", nil), ("https://vault.example/secret", nil), (" env:A", nil),
    ]

    @Test(arguments: references)
    func aSecretIsOnlyEverReferredTo(_ text: String, _ reference: SecretReference?) {
        #expect(SecretReference(text) == reference)
    }

    @Test(arguments: [
        "hunter2", "{ secret: hunter2 }", "\n      secret: hunter2", "\n      secret: |\n        hunter2\n",
    ])
    func aSecretInTheFileIsNeverShown(_ credential: String) {
        let text = Self.tenant.replacing("{ secret: env:CORDON_CLIENT_SECRET }", with: credential)
        let (configuration, diagnostics) = Self.decode(text)
        #expect(configuration == nil)
        #expect(diagnostics.map(\.id) == ["CDN0404"])
        #expect(!Rendering.text(diagnostics, [SourceFile(path: "cordon.yaml", text: text)]).contains("hunter2"))
    }

    @Test(arguments: [
        "{ password: hunter2 }", "{ username: a@contoso.example, password: hunter2 }", "\n      username: a\n      password: hunter2",
    ])
    func aPasswordIsRefusedWithAReasonAndNeverShown(_ credential: String) {
        let text = Self.tenant.replacing("{ secret: env:CORDON_CLIENT_SECRET }", with: credential)
        let (configuration, diagnostics) = Self.decode(text)
        #expect(configuration == nil)
        #expect(diagnostics.map(\.id) == ["CDN0415"])
        #expect(diagnostics.first?.message.contains("cannot pass multi-factor authentication") == true)
        #expect(!Rendering.text(diagnostics, [SourceFile(path: "cordon.yaml", text: text)]).contains("hunter2"))
    }

    @Test(arguments: [
        (
            "cloud: commercial", "https://api.security.microsoft.com", "https://login.microsoftonline.com",
            "https://api.securitycenter.microsoft.com"
        ),
        (
            "region: uk", "https://uk.api.security.microsoft.com", "https://login.microsoftonline.com",
            "https://api.securitycenter.microsoft.com"
        ),
        (
            "cloud: dod", "https://api-gov.securitycenter.microsoft.us", "https://login.microsoftonline.us",
            "https://api-gov.securitycenter.microsoft.us"
        ),
        (
            "cloud: gcc\n    resource: https://api.example", "https://api-gcc.securitycenter.microsoft.us",
            "https://login.microsoftonline.com", "https://api.example"
        ),
    ])
    func aCloudHasItsHosts(_ keys: String, _ api: String, _ login: String, _ resource: String) throws {
        let (configuration, diagnostics) = Self.decode(Self.tenant + "    \(keys)\n")
        #expect(diagnostics.isEmpty)
        let tenant = try #require(configuration?.tenants.first)
        #expect(tenant.api == api && tenant.login == login && tenant.resource == resource)
    }

    @Test func onlyTheCommercialCloudHasRegions() {
        #expect(Self.decode(Self.tenant + "    cloud: gcc\n    region: eu\n").1.map(\.id) == ["CDN0405"])
    }
}
