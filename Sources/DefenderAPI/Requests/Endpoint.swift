public import HTTPTypes

/// One operation of the API, as mde-api.yaml declares it. Whether it changes something is declared per endpoint, not
/// per verb: some POSTs only read.
public struct Endpoint: Hashable, Sendable {
    /// The reference's id, e.g. `isolate-machine`.
    public let id: String
    public let method: HTTPRequest.Method
    /// The path with `{…}` where ids and other parameters go.
    public let pathTemplate: String
    /// `pathTemplate`, parsed.
    public let template: PathTemplate
    /// Who answers it.
    public let service: APIService
    /// Any one of these in the token's `roles` suffices; none is needed if there is none.
    public let applicationPermissions: [String]
    /// Any one of these in the token's `scp` suffices. Empty where the page states none.
    public let delegatedPermissions: [String]
    public let rateLimits: RateLimits
    /// Whether a call changes the tenant or a device.
    public let isChanging: Bool
    /// The id of the endpoint that takes the effect back; nil where the API has none.
    public let reversedBy: String?

    init(
        _ id: String, _ method: HTTPRequest.Method, _ pathTemplate: String, service: APIService = .defender,
        application: [String], delegated: [String], rateLimits: RateLimits = .standard, isChanging: Bool = false,
        reversedBy: String? = nil
    ) {
        self.id = id
        self.method = method
        self.pathTemplate = pathTemplate
        template = PathTemplate(pathTemplate)
        self.service = service
        applicationPermissions = application
        delegatedPermissions = delegated
        self.rateLimits = rateLimits
        self.isChanging = isChanging
        self.reversedBy = reversedBy
    }

    /// Every endpoint of mde-api.yaml, in its order.
    public static let all: [Endpoint] = response + intelligence + exposure + assessments + authenticatedScans

    private static let response =
        alerts + machines + machineActions + liveResponseLibrary + investigations + indicators

    private static let intelligence = advancedHunting + files + domains + ips + users

    private static let exposure =
        software + vulnerabilities + recommendations + scores + remediation + deviceHealth

    /// The endpoint of this id, if there is one; Graph's included.
    public static func named(_ id: String) -> Endpoint? { byID[id] }

    private static let byID = Dictionary(uniqueKeysWithValues: (all + [runHuntingQuery]).map { ($0.id, $0) })
}
