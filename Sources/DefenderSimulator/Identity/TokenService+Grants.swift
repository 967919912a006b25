import Canonical

/// The token endpoints (mde-auth.yaml; RFC 6749, 7523, 7636, 8628).
extension TokenService {
    mutating func token(_ tenant: String, _ version: LoginDoor.Version, _ request: LoginRequest) throws(EntraError) -> Reply {
        let grant = try request.field("grant_type")
        let isForApp = grant == "client_credentials"
        let identity = try self.tenant(tenant, forUsers: !isForApp)
        switch grant {
        case "client_credentials":
            let app = try confidential(identity, request)
            let resource = try resource(version, request)
            return issued(try appToken(app, identity, resource.resource, request.now), resource.resource, version, request.now)
        case "authorization_code":
            let app = try identified(identity, request)
            let asked = try grants.redeem(
                try request.field("code"), app: app.id, redirect: request["redirect_uri"], verifier: request["code_verifier"],
                now: request.now)
            return try forPerson(asked, app, identity, version, request)
        case "urn:ietf:params:oauth:grant-type:device_code", "device_code":
            let app = try identified(identity, request)
            let code = try request.field(version == .v1 ? "code" : "device_code")
            return try forPerson(try grants.collect(code, app: app.id, now: request.now), app, identity, version, request)
        case "refresh_token":
            let app = try identified(identity, request)
            let kept = try grants.refreshed(try request.field("refresh_token"), app: app.id)
            return try forPerson(try narrowed(kept, version, request), app, identity, version, request)
        case "password":
            let app = try identified(identity, request)
            guard try request.field("username") == identity.user.principal, try request.field("password") == Self.password
            else { throw EntraError.badPassword }
            let asked = try resource(version, request)
            return try forPerson(
                GrantBook.Request(app: app.id, resource: asked.resource, scopes: asked.scopes), app, identity, version, request)
        default: throw EntraError.unsupportedGrant(grant)
        }
    }

    /// The simulated person's password: it opens nothing else.
    static let password = "lab"

    // MARK: Who asks

    /// An app that has proved who it is.
    private func confidential(_ identity: LabIdentity, _ request: LoginRequest) throws(EntraError) -> RegisteredApp {
        if let text = request["client_assertion"] {
            let assertion = try ClientAssertion(text)
            let app = try app(request["client_id"] ?? assertion.app ?? "", in: identity)
            try assertion.check(app, in: identity, now: request.now)
            return app
        }
        let app = try app(try request.field("client_id"), in: identity)
        guard let secret = request["client_secret"] else { throw EntraError.missingSecret }
        guard let known = app.secret, secret.utf8.elementsEqual(known.utf8) else { throw EntraError.wrongSecret(app: app.id) }
        return app
    }

    /// For people's sign-ins an app may be a public one; what it proves has to be right all the same.
    private func identified(_ identity: LabIdentity, _ request: LoginRequest) throws(EntraError) -> RegisteredApp {
        if request["client_assertion"] != nil || request["client_secret"] != nil { return try confidential(identity, request) }
        return try app(try request.field("client_id"), in: identity)
    }

    func tenant(_ name: String, forUsers: Bool) throws(EntraError) -> LabIdentity {
        guard let identity = directory.tenant(name, forUsers: forUsers) else { throw EntraError.unknownTenant(name) }
        return identity
    }

    func app(_ id: String, in identity: LabIdentity) throws(EntraError) -> RegisteredApp {
        guard let app = identity.app(id) else { throw EntraError.unknownApp(id) }
        return app
    }

    // MARK: For what

    private static let openIDScopes: Set<String> = ["openid", "profile", "offline_access", "email"]

    /// The resource that is asked for, and the OpenID scopes beside it. An app asks for `/.default`; a person's client may name
    /// single permissions.
    func resource(
        _ version: LoginDoor.Version, _ request: LoginRequest
    ) throws(EntraError) -> (resource: Resource, scopes: [String]) {
        if version == .v1 {
            let name = try request.field("resource")
            guard let resource = Resource(name) else { throw EntraError.unknownResource(name) }
            return (resource, ["openid", "offline_access"])
        }
        let words = try request.field("scope").split(separator: " ").map { String($0) }
        let openID = words.filter { Self.openIDScopes.contains($0) }
        guard let first = words.first(where: { !Self.openIDScopes.contains($0) }) else {
            guard let graph = Resource("https://graph.microsoft.com") else { throw EntraError.unknownResource("") }
            return (graph, openID)
        }
        let parts = first.split(separator: "/", omittingEmptySubsequences: false)
        let name = parts.dropLast().joined(separator: "/")
        if request["grant_type"] == "client_credentials", parts.last != ".default" {
            throw EntraError.scopeWithoutDefault(first)
        }
        guard let resource = Resource(name) else { throw EntraError.unknownResource(name) }
        return (resource, openID)
    }

    /// A refresh token may be asked for a token of another resource.
    private func narrowed(
        _ kept: GrantBook.Request, _ version: LoginDoor.Version, _ request: LoginRequest
    ) throws(EntraError) -> GrantBook.Request {
        guard request[version == .v1 ? "resource" : "scope"] != nil else { return kept }
        let asked = try resource(version, request)
        return GrantBook.Request(app: kept.app, resource: asked.resource, scopes: kept.scopes)
    }
}
