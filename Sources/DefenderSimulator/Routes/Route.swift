import DefenderAPI

/// What a route does: a pure change of the state and an answer, or a refusal.
typealias RouteHandler = @Sendable (inout TenantState, Call) throws(ServiceError) -> Reply

/// An endpoint with its implementation.
struct Route: Sendable {
    let endpoint: Endpoint
    let handle: RouteHandler

    /// The path in the reference's casing, for the journal; the device by its id, however it was called.
    func path(_ parameters: [String: String], of effect: Effect) -> String {
        var values = parameters
        if let machineID = effect.machineID, endpoint.pathTemplate.hasPrefix("/api/machines/{") {
            for hole in endpoint.template.holes { values[hole] = machineID }
        }
        return endpoint.template.path(values)
    }
}
