import HTTPTypes

/// What of the sign-in service a request is for.
enum LoginDoor: Hashable, Sendable {
    enum Version: String, Hashable, Sendable { case v1, v2 }

    case token(tenant: String, Version)
    case configuration(tenant: String, Version)
    case keys
    /// What MSAL asks to know that the host is one of Entra's.
    case instance
    case deviceCode(tenant: String, Version)
    /// Where a person types the code of a device.
    case devicePage
    case authorize(tenant: String, Version)
    /// A place of the sign-in service that is only for POST.
    case postOnly(method: String)
    /// The token of a managed identity: of a virtual machine or of an app service.
    case managedIdentity

    init?(_ method: HTTPRequest.Method, _ segments: [String]) {
        let path = segments.map { $0.lowercased() }
        if method == .get, path == ["metadata", "identity", "oauth2", "token"] || path == ["msi", "token"] {
            self = .managedIdentity
            return
        }
        guard let tenant = segments.first, let door = Self.door(method, tenant, Array(path.dropFirst())) else { return nil }
        self = door
    }

    private static func door(_ method: HTTPRequest.Method, _ tenant: String, _ rest: [String]) -> LoginDoor? {
        switch (method, rest) {
        case (.post, ["oauth2", "v2.0", "token"]): .token(tenant: tenant, .v2)
        case (.post, ["oauth2", "token"]): .token(tenant: tenant, .v1)
        case (.get, ["v2.0", ".well-known", "openid-configuration"]): .configuration(tenant: tenant, .v2)
        case (.get, [".well-known", "openid-configuration"]): .configuration(tenant: tenant, .v1)
        case (.get, ["discovery", "v2.0", "keys"]), (.get, ["discovery", "keys"]): .keys
        case (.get, ["discovery", "instance"]): .instance
        case (.post, ["oauth2", "v2.0", "devicecode"]): .deviceCode(tenant: tenant, .v2)
        case (.post, ["oauth2", "devicecode"]): .deviceCode(tenant: tenant, .v1)
        case (.get, ["oauth2", "deviceauth"]), (.post, ["oauth2", "deviceauth"]): .devicePage
        case (.get, ["oauth2", "v2.0", "authorize"]), (.post, ["oauth2", "v2.0", "authorize"]): .authorize(tenant: tenant, .v2)
        case (.get, ["oauth2", "authorize"]), (.post, ["oauth2", "authorize"]): .authorize(tenant: tenant, .v1)
        case (_, ["oauth2", "v2.0", "token"]), (_, ["oauth2", "token"]), (_, ["oauth2", "v2.0", "devicecode"]),
            (_, ["oauth2", "devicecode"]):
            .postOnly(method: method.rawValue)
        default: nil
        }
    }

    /// The route that it counts under.
    var route: String {
        switch self {
        case .token(_, .v2): "/{tenant}/oauth2/v2.0/token"
        case .token(_, .v1): "/{tenant}/oauth2/token"
        case .configuration(_, .v2): "/{tenant}/v2.0/.well-known/openid-configuration"
        case .configuration(_, .v1): "/{tenant}/.well-known/openid-configuration"
        case .keys: "/{tenant}/discovery/v2.0/keys"
        case .instance: "/common/discovery/instance"
        case .deviceCode(_, .v2): "/{tenant}/oauth2/v2.0/devicecode"
        case .deviceCode(_, .v1): "/{tenant}/oauth2/devicecode"
        case .devicePage: "/common/oauth2/deviceauth"
        case .authorize(_, .v2): "/{tenant}/oauth2/v2.0/authorize"
        case .authorize(_, .v1): "/{tenant}/oauth2/authorize"
        case .postOnly: "*"
        case .managedIdentity: "/metadata/identity/oauth2/token"
        }
    }
}
