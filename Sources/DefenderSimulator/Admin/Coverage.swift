import Canonical
import DefenderAPI
import HTTPTypes

/// Which routes were never called.
enum Coverage {
    static func json(_ counters: Counters) -> JSONValue {
        let routes = RouteTable.routes.map { (method: $0.endpoint.method.rawValue, route: $0.endpoint.pathTemplate) }
        let missed = routes.filter { !counters.hasSeen(method: $0.method, route: $0.route) }
            .sorted { ($0.route, $0.method) < ($1.route, $1.method) }
        return [
            "routes": .integer(Int64(routes.count)), "called": .integer(Int64(routes.count - missed.count)),
            "never": .array(missed.map { ["method": .string($0.method), "route": .string($0.route)] }),
        ]
    }
}
