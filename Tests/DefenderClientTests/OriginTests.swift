import DefenderClient
import Testing

struct OriginTests {
    @Test(arguments: [
        ("https://api.security.microsoft.com", "https://api.security.microsoft.com"), ("https://EU.api.example/", "https://eu.api.example"),
        ("https://api.example:443", "https://api.example"), ("https://api.example:8443", "https://api.example:8443"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("http://127.9.9.9", "http://127.9.9.9"),
        ("http://localhost:1", "http://localhost:1"), ("http://[::1]:8080", "http://[::1]:8080"),
    ])
    func addressesOfServicesAreRead(_ text: String, _ origin: String) throws {
        #expect(try Origin(text).description == origin)
    }

    @Test(arguments: [
        "http://api.example", "http://127.0.0.1.example", "http://128.0.0.1", "http://1270.0.0.1", "http://localhost.example",
        "http://[::2]", "http://127.0.0.256", "http://127.1", "http://0127.0.0.1",
    ])
    func withoutTLSOnlyLoopbackIsSpokenTo(_ text: String) { #expect(throws: Origin.Fault.unprotected(text)) { try Origin(text) } }

    @Test(arguments: [
        "", "api.example", "ftp://api.example", "https://", "https://user@api.example", "https://user:pw@api.example",
        "https://api.example/path", "https://api.example?x", "https://api.example#x", "https://api.example:", "https://api.example:0",
        "https://api.example:65536", "https://api.example:8a", "https://api example", "https://api.example\\@evil", "https://[::1",
        "https://[]", "https://äpi.example", "https://api.example:1:2", "https://api.example\n",
    ])
    func anythingElseIsNoAddress(_ text: String) { #expect(throws: Origin.Fault.malformed(text)) { try Origin(text) } }
}
