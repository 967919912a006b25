public import HTTPTypes

/// One operation of the API, as mde-api.yaml declares it. Whether it changes something is declared per endpoint, not
/// per verb: some POSTs only read.
public struct Endpoint: Hashable, Sendable {
    /// The reference's id, e.g. `isolate-machine`.
    public let id: String
    public let method: HTTPRequest.Method
    /// The path with `{id}` where the entity's id goes, e.g. `/api/machines/{id}/isolate`.
    public let pathTemplate: String
    /// Any one of these in the token's `roles` suffices.
    public let applicationPermissions: [String]
    /// Any one of these in the token's `scp` suffices.
    public let delegatedPermissions: [String]
    public let rateLimits: RateLimits
    /// Whether a call changes the tenant or a device.
    public let isChanging: Bool
    /// The id of the endpoint that takes the effect back; nil where the API has none.
    public let reversedBy: String?

    init(
        _ id: String, _ method: HTTPRequest.Method, _ pathTemplate: String, application: [String], delegated: [String],
        rateLimits: RateLimits = .standard, isChanging: Bool = false, reversedBy: String? = nil
    ) {
        self.id = id
        self.method = method
        self.pathTemplate = pathTemplate
        applicationPermissions = application
        delegatedPermissions = delegated
        self.rateLimits = rateLimits
        self.isChanging = isChanging
        self.reversedBy = reversedBy
    }

    /// All that are declared, in the reference's order.
    public static let all: [Endpoint] = alerts + machines + machineActions

    /// The endpoint of this id, if it is declared.
    public static func named(_ id: String) -> Endpoint? { all.first { $0.id == id } }

    /// The path with the id in its place, percent-encoded.
    func path(id: String) -> String {
        guard let hole = pathTemplate.utf8.firstIndex(of: UInt8(ascii: "{")) else { return pathTemplate }
        let rest = pathTemplate[hole...].drop { $0 != "}" }.dropFirst()
        return pathTemplate[..<hole] + id.percentEncoded + rest
    }
}
