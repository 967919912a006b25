import Diagnostics
import Testing

/// What stands where a reference to a secret belongs is never repeated.
struct SecretTests {
    @Test(arguments: [
        "state: postgres://cordon:hunter2@db/cordon\n", "notify: { channels: { a: { kind: slack, url: hunter2 } } }\n",
        "notify: { channels: { a: { kind: smtp, server: s, from: f, to: [t], password: hunter2 } } }\n",
        "services: { t: { url: https://t.example, authorization: hunter2, operations: {} } }\n",
    ])
    func aSecretIsNotShown(_ text: String) {
        let whole = ConfigurationTests.tenant + text
        let (configuration, diagnostics) = ConfigurationTests.decode(whole)
        #expect(configuration == nil)
        #expect(diagnostics.count == 1)
        #expect(!Rendering.text(diagnostics, [SourceFile(path: "cordon.yaml", text: whole)]).contains("hunter2"))
    }
}
