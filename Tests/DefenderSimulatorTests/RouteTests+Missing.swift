import Canonical
import DefenderAPI
import Testing

extension RouteTests {
    /// Declared, but not simulated yet.
    static let withoutRoute: Set<String> = [
        "run-advanced-query", "export-non-cpe-inventory-json", "export-non-cpe-inventory-files",
        "export-software-vulnerabilities-delta", "export-browser-extensions-json", "export-browser-extensions-files",
        "list-browser-extension-permissions", "export-certificates-json", "export-certificates-files",
        "export-hardware-firmware-json", "export-hardware-firmware-files", "export-baseline-json",
        "export-baseline-files", "list-baseline-profiles", "list-baseline-configurations",
    ]

    /// Keeps the list above honest: what is on it is not answered.
    @Test(arguments: Endpoint.all.filter { withoutRoute.contains($0.id) })
    func whatIsNotSimulatedIsNotFound(endpoint: Endpoint) async throws {
        let laboratory = try await Laboratory()
        let path = endpoint.template.path(Dictionary(uniqueKeysWithValues: endpoint.template.holes.map { ($0, "x") }))
        let signedIn = try #require(try await laboratory.signIn().json["access_token"]?.stringValue)
        let answer = try await laboratory.send(endpoint.method, path, token: signedIn)
        #expect(answer.status == 404, "\(endpoint.id) has a route: take it off the list")
    }
}
