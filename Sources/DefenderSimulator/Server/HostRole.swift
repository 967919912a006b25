import DefenderAPI

/// What of the service a host name stands for (mde-auth.yaml, `hosts`): clients with built-in hosts reach the simulator under
/// the service's own names.
enum HostRole: Hashable, Sendable {
    case login, api, graph, storage
    /// Any other name, such as a loopback address: everything is there.
    case any

    /// - Parameter authority: the request's `Host`, with or without a port.
    init(_ authority: String) {
        let host = authority.lowercased().split(separator: ":").first.map { String($0) } ?? ""
        if ["login.microsoftonline.com", "login.microsoftonline.us", "login.windows.net"].contains(host) {
            self = .login
        } else if Self.isAPI(host) {
            self = .api
        } else if ["graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us"].contains(host) {
            self = .graph
        } else if host.hasSuffix(".blob.core.windows.net") {
            self = .storage
        } else {
            self = .any
        }
    }

    private static func isAPI(_ host: String) -> Bool {
        if host == "api.security.microsoft.com" || host.hasSuffix(".api.security.microsoft.com") { return true }
        let isCenter = [".securitycenter.microsoft.com", ".securitycenter.windows.com", ".securitycenter.microsoft.us"]
            .contains { host.hasSuffix($0) }
        return isCenter && host.hasPrefix("api")
    }

    /// The storage's name where the API has its own.
    static let storageHost = "labstorage.blob.core.windows.net"

    /// Whether what a request is for is to be had under this name.
    func serves(_ door: Visit.Door) -> Bool {
        switch (self, door) {
        case (.any, _), (_, .garbled), (_, .nowhere): true
        case (.login, .login), (.storage, .download): true
        case (.api, .api(let route, _, _)): route.endpoint.service == .defender
        case (.graph, .api(let route, _, _)): route.endpoint.service == .graph
        default: false
        }
    }
}
