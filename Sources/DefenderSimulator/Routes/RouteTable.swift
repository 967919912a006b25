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

    /// What a path has to have in common with a template, however its holes are filled.
    private struct Shape: Hashable {
        let method: HTTPRequest.Method
        let count: Int
        /// The second part in lower case; nil where it is no plain word.
        let family: String?

        var withoutFamily: Shape { Shape(method: method, count: count, family: nil) }
    }

    /// The routes by the shape of their paths, the most precise first; those without a plain word stand in every family.
    private static let candidates: [Shape: [Route]] = {
        let shapes = routes.map { shape(of: $0) }
        return Dictionary(
            Set(shapes).map { shape in
                (shape, zip(routes, shapes).filter { $1 == shape || $1 == shape.withoutFamily }.map { $0.0 })
            }, uniquingKeysWith: { first, _ in first })
    }()

    private static func shape(of route: Route) -> Shape {
        let parts = route.endpoint.pathTemplate.split(separator: "/")
        let family = parts.dropFirst().first.flatMap { $0.contains { "{(".contains($0) } ? nil : $0.lowercased() }
        return Shape(method: route.endpoint.method, count: parts.count, family: family)
    }

    /// The methods that there are for a path.
    static func methods(of target: RequestTarget) -> [HTTPRequest.Method] {
        let known: [HTTPRequest.Method] = [.get, .post, .patch, .put, .delete].filter { find($0, target) != nil }
        return known.first == .get ? [.get, .head] + known.dropFirst() : known
    }

    static func find(
        _ method: HTTPRequest.Method, _ target: RequestTarget
    ) -> (route: Route, parameters: [String: String])? {
        let segments = target.routeSegments
        let shape = Shape(method: method, count: segments.count, family: segments.dropFirst().first?.lowercased())
        for route in candidates[shape] ?? candidates[shape.withoutFamily] ?? [] {
            guard let parameters = route.endpoint.template.match(segments) else { continue }
            return target.isCount && !countable.contains(route.endpoint.id) ? nil : (route, parameters)
        }
        return nil
    }
}
