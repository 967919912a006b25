import DefenderAPI

/// What a route does: a pure change of the state and an answer, or a refusal.
typealias RouteHandler = @Sendable (inout TenantState, Call) throws(ServiceError) -> Reply

/// An endpoint with its implementation.
struct Route: Sendable {
    let endpoint: Endpoint
    let handle: RouteHandler
    /// The template's parts behind `/api`.
    private let parts: [Substring]

    init(endpoint: Endpoint, handle: @escaping RouteHandler) {
        self.endpoint = endpoint
        self.handle = handle
        parts = endpoint.pathTemplate.split(separator: "/").dropFirst().map { $0 }
    }

    /// What the path gives for the template's `{…}`; nil if it does not fit. Literal parts fit in any case.
    func match(_ segments: ArraySlice<String>) -> [String: String]? {
        guard segments.count == parts.count else { return nil }
        var parameters: [String: String] = [:]
        for (part, segment) in zip(parts, segments) {
            if part.hasPrefix("{") {
                parameters[String(part.dropFirst().dropLast())] = segment
            } else if part.lowercased() != segment.lowercased() {
                return nil
            }
        }
        return parameters
    }

    /// The path in the reference's casing, for the journal.
    func path(_ parameters: [String: String], machineID: String?) -> String {
        parts.reduce(into: "/api") { path, part in
            let name = part.hasPrefix("{") ? String(part.dropFirst().dropLast()) : nil
            path += "/" + (name.map { machineID ?? parameters[$0] ?? "" } ?? String(part))
        }
    }

    /// How many parts are literal: of two routes that fit, the one with more is meant.
    var precision: Int { parts.count { !$0.hasPrefix("{") } }
}
