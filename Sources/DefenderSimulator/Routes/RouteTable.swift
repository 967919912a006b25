import DefenderAPI
import HTTPTypes

/// The endpoints that the simulator implements, by the reference's id. One family per file; a test holds the table
/// against `Endpoint.all`.
enum RouteTable {
    static let handlers: [String: RouteHandler] = [AlertRoutes.handlers, MachineRoutes.handlers, MachineActionRoutes.handlers]
        .reduce(into: [:]) { table, family in table.merge(family) { first, _ in first } }

    static let routes: [Route] = Endpoint.all
        .compactMap { endpoint in handlers[endpoint.id].map { Route(endpoint: endpoint, handle: $0) } }
        .sorted { $0.endpoint.template.precision > $1.endpoint.template.precision }

    static func find(
        _ method: HTTPRequest.Method, _ segments: [String]
    ) -> (route: Route, parameters: [String: String])? {
        for route in routes where route.endpoint.method == method {
            if let parameters = route.endpoint.template.match(segments) { return (route, parameters) }
        }
        return nil
    }
}
