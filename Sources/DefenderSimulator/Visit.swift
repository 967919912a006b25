import DefenderAPI
import HTTPTypes

/// A request on its way in, with what its path means.
struct Visit: Sendable {
    let request: HTTPRequest
    let body: [UInt8]
    /// Whether it comes from this machine.
    let isLocal: Bool
    let door: Door
    /// What the name stands for by which the simulator was called.
    let host: HostRole

    /// What of the simulator a request is for.
    enum Door: Sendable {
        case admin(RequestTarget)
        case download(RequestTarget)
        case login(LoginDoor)
        case api(Route, [String: String], RequestTarget)
        /// Neither of them.
        case nowhere(RequestTarget)
        /// The target is not properly encoded.
        case garbled
    }

    init(_ request: HTTPRequest, _ body: [UInt8], isLocal: Bool) {
        self.request = request
        self.body = body
        self.isLocal = isLocal
        let door = Self.door(request)
        host = HostRole(request.authority ?? "")
        self.door = host.serves(door) ? door : .nowhere(RequestTarget(request.path ?? "/") ?? .root)
    }

    private static func door(_ request: HTTPRequest) -> Door {
        guard let target = RequestTarget(request.path ?? "/") else { return .garbled }
        if target.segments.first == AdminRoutes.prefix { return .admin(target) }
        if target.segments.first == DownloadTicket.prefix { return .download(target) }
        if let (route, parameters) = RouteTable.find(request.method, target) { return .api(route, parameters, target) }
        return LoginDoor(request.method, target.segments).map { .login($0) } ?? .nowhere(target)
    }

    /// In whose shape it is refused.
    var dialect: Dialect {
        switch (door, host) {
        case (.download, _), (_, .storage): .storage
        case (.login, _), (_, .login): .entra
        case (.api(let route, _, _), _): route.endpoint.service == .graph ? .graph : .defender
        case (_, .graph): .graph
        case (.nowhere(let target), _): ["v1.0", "beta"].contains(target.segments.first?.lowercased()) ? .graph : .defender
        default: .defender
        }
    }

    /// `scheme://host:port` as the client called it; links in answers begin with it.
    var origin: String { "\(request.scheme ?? "http")://\(request.authority ?? "localhost")" }

    /// Where downloads lie: with the API, or, where that has its name, under a name of the storage.
    var storageOrigin: String { host == .any ? origin : "\(request.scheme ?? "https")://\(HostRole.storageHost)" }

    /// The route that it counts under; nil for the admin API, which does not count.
    var countedAs: String? {
        switch door {
        case .admin: nil
        case .download: "/\(DownloadTicket.prefix)/{ticket}"
        case .login(let door): door.route
        case .api(let route, _, _): route.endpoint.pathTemplate
        case .nowhere, .garbled: "*"
        }
    }

    /// What faults go by; nil for the admin API, which they leave alone.
    func subject(effects: Int) -> FaultSubject? {
        let endpoint: String?
        let path: String
        switch door {
        case .admin: return nil
        case .api(let route, let parameters, _): (endpoint, path) = (route.endpoint.id, route.endpoint.template.path(parameters))
        default: (endpoint, path) = (nil, String((request.path ?? "/").prefix { $0 != "?" }))
        }
        return FaultSubject(method: request.method.rawValue, path: path, endpoint: endpoint, effects: effects)
    }
}
