/// The clouds in which the service runs (mde-auth.yaml, `hosts`).
public enum Cloud: String, Sendable, CaseIterable {
    case commercial, gcc, gccHigh, dod

    /// Origin of the login service.
    public var login: String {
        switch self {
        case .commercial, .gcc: "https://login.microsoftonline.com"
        case .gccHigh, .dod: "https://login.microsoftonline.us"
        }
    }

    /// Origin of the API.
    public var api: String {
        switch self {
        case .commercial: "https://api.security.microsoft.com"
        case .gcc: "https://api-gcc.securitycenter.microsoft.us"
        case .gccHigh, .dod: "https://api-gov.securitycenter.microsoft.us"
        }
    }

    /// Whom tokens for the API are for. In the commercial cloud that is the older name of the service (reference README,
    /// row 2). The pages name none for the government clouds: there it is the API's own origin, unless the tenant says another.
    public var resource: String { self == .commercial ? "https://api.securitycenter.microsoft.com" : api }

    /// Origin of Microsoft Graph, and whom its tokens are for (Graph's page on national clouds).
    public var graph: String {
        switch self {
        case .commercial, .gcc: "https://graph.microsoft.com"
        case .gccHigh: "https://graph.microsoft.us"
        case .dod: "https://dod-graph.microsoft.us"
        }
    }
}

/// The geographic regions of the API's hosts in the commercial cloud (mde-auth.yaml, `regional`).
public enum Region: String, Sendable, CaseIterable {
    case us, eu, uk, au, swa, ina, aea

    /// Origin of the API.
    public var api: String { "https://\(rawValue).api.security.microsoft.com" }
}
