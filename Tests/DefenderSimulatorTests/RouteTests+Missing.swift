import DefenderAPI
import Testing

extension RouteTests {
    /// Declared, but not simulated yet.
    static let withoutRoute: Set<String> = Set(
        (Endpoint.all.filter { endpoint in
            endpoint.id.hasPrefix("export-") || endpoint.id.contains("baseline-")
                || endpoint.id.contains("scan-")
                    && endpoint.id != "run-antivirus-scan"
        }).map(\.id) + ["run-advanced-query", "list-browser-extension-permissions"])

    /// Keeps the list above honest.
    @Test(arguments: Endpoint.all.filter { withoutRoute.contains($0.id) })
    func whatIsNotSimulatedIsNotFound(endpoint: Endpoint) async throws {
        let path = endpoint.template.path(Dictionary(uniqueKeysWithValues: endpoint.template.holes.map { ($0, "x") }))
        let answer = try await Laboratory().send(endpoint.method, path, token: "x")
        #expect(answer.status == 404 || answer.status == 401, "\(endpoint.id) has a route: take it off the list")
        #expect(answer.code != "Unauthorized" || endpoint.pathTemplate.hasPrefix("/api/machines/"))
    }
}
