import DefenderAPI
import HTTPTypes

/// The endpoints that the simulator implements, by the reference's id. One family per file; a test holds the table
/// against `Endpoint.all`.
enum RouteTable {
    static let handlers: [String: RouteHandler] = [
        AlertRoutes.handlers, AlertChangeRoutes.handlers, MachineRoutes.handlers, MachineChangeRoutes.handlers,
        MachineActionRoutes.handlers, LiveResponseRoutes.handlers, LibraryRoutes.handlers, InvestigationRoutes.handlers,
        IndicatorRoutes.handlers, FileRoutes.handlers, SoftwareRoutes.handlers, VulnerabilityRoutes.handlers, RecommendationRoutes.handlers,
        ExportRoutes.handlers, ScanRoutes.handlers, HuntingRoutes.handlers,
    ].reduce(into: [:]) { table, family in table.merge(family) { first, _ in first } }

    static let routes: [Route] = (Endpoint.all + [.runHuntingQuery])
        .compactMap { endpoint in handlers[endpoint.id].map { Route(endpoint: endpoint, handle: $0) } }
        .sorted { $0.endpoint.template.precision > $1.endpoint.template.precision }

    /// The listings of which `/$count` is known.
    private static let countable: Set<String> = [
        "list-alerts", "list-machines", "list-machine-alerts", "list-machine-actions", "list-investigations",
        "list-indicators",
    ]

    static func find(
        _ method: HTTPRequest.Method, _ target: RequestTarget
    ) -> (route: Route, parameters: [String: String])? {
        let segments = target.routeSegments
        for route in routes where route.endpoint.method == method {
            guard let parameters = route.endpoint.template.match(segments) else { continue }
            return target.isCount && !countable.contains(route.endpoint.id) ? nil : (route, parameters)
        }
        return nil
    }
}
