import DefenderAPI
import Testing

extension RouteTests {
    /// Declared, but not simulated yet.
    static let withoutRoute: Set<String> = Set(Endpoint.all.map(\.id)).subtracting([
        "list-alerts", "get-alert", "list-machines", "get-machine", "add-or-remove-machine-tag", "list-machine-actions",
        "get-machine-action", "isolate-machine", "unisolate-machine", "collect-investigation-package",
    ])
}
