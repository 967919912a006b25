import Canonical
import HTTPTypes

/// The token endpoints of Entra, for client credentials with a secret; and the check of their tokens.
struct TokenService: Sendable {
    enum Version: Hashable, Sendable { case v1, v2 }

    /// Lifetime of a token in seconds.
    static let lifetime: Int64 = 3599

    let identity: LabIdentity
    private let signer = TokenSigner()

    init(identity: LabIdentity) { self.identity = identity }

    /// Which token endpoint a path means: `/{tenant}/oauth2/v2.0/token` or `/{tenant}/oauth2/token`.
    static func endpoint(_ segments: [String]) -> (tenant: String, version: Version)? {
        let rest = segments.dropFirst().map { $0.lowercased() }
        if rest == ["oauth2", "v2.0", "token"] { return (segments[0], .v2) }
        if rest == ["oauth2", "token"] { return (segments[0], .v1) }
        return nil
    }

    func answer(tenant: String, version: Version, body: [UInt8], now: Timestamp) throws(EntraError) -> Reply {
        let form = NameValuePairs(String(decoding: body, as: UTF8.self)[...])
        func field(_ name: String) throws(EntraError) -> String {
            guard let value = form?[name] else { throw EntraError.missingParameter(name) }
            return value
        }
        guard tenant.lowercased() == identity.tenantID else { throw EntraError.unknownTenant(tenant) }
        let grant = try field("grant_type")
        guard grant == "client_credentials" else { throw EntraError.unsupportedGrant(grant) }
        let app = try field("client_id")
        guard app.lowercased() == identity.appID else { throw EntraError.unknownApp(app) }
        let audience =
            version == .v2
            ? try audience(scope: try field("scope")) : try known(try field("resource"))
        guard let secret = form?["client_secret"] else { throw EntraError.missingSecret }
        guard secret.utf8.elementsEqual(identity.secret.utf8) else { throw EntraError.wrongSecret(app: app) }
        return issued(audience, version, now)
    }

    private func audience(scope: String) throws(EntraError) -> String {
        let suffix = "/.default"
        guard scope.hasSuffix(suffix) else { throw EntraError.scopeWithoutDefault(scope) }
        return try known(String(scope.dropLast(suffix.count)))
    }

    private func known(_ resource: String) throws(EntraError) -> String {
        let bare = resource.hasSuffix("/") ? String(resource.dropLast()) : resource
        guard Self.apiAudiences.contains(bare.lowercased()) || Self.otherResources.contains(bare.lowercased()) else {
            throw EntraError.unknownResource(resource)
        }
        return bare
    }

    /// What the API takes (mde-auth.yaml, `resource`).
    private static let apiAudiences: Set<String> = [
        "https://api.securitycenter.microsoft.com", "https://api.securitycenter.windows.com",
        "https://securitycenter.onmicrosoft.com/windowsatpservice", "fc780465-2017-40d4-a0c5-307022471b92",
    ]

    /// Resources that exist but are not this API's: a token is issued, and the API answers it with 403.
    private static let otherResources: Set<String> = [
        "https://api.security.microsoft.com", "https://graph.microsoft.com", "https://management.azure.com",
    ]

    private func issued(_ audience: String, _ version: Version, _ now: Timestamp) -> Reply {
        let token: JSONValue = .string(signer.token(claims(audience, now)))
        guard version == .v1 else {
            return Reply(
                .ok,
                json: [
                    "token_type": "Bearer", "expires_in": .integer(Self.lifetime),
                    "ext_expires_in": .integer(Self.lifetime), "access_token": token,
                ])
        }
        // Version 1 writes its numbers as texts.
        let lifetime: JSONValue = .string(String(Self.lifetime))
        return Reply(
            .ok,
            json: [
                "token_type": "Bearer", "expires_in": lifetime, "ext_expires_in": lifetime,
                "expires_on": .string(String(now.seconds + Self.lifetime)), "not_before": .string(String(now.seconds)),
                "resource": .string(audience), "access_token": token,
            ])
    }

    /// The claims that captured application tokens have (mde-auth.yaml, `token_check`).
    private func claims(_ audience: String, _ now: Timestamp) -> JSONValue {
        var random = SystemRandomNumberGenerator()
        let issuer = "https://sts.windows.net/\(identity.tenantID)/"
        return [
            "aud": .string(audience), "iss": .string(issuer), "idp": .string(issuer), "iat": .integer(now.seconds),
            "nbf": .integer(now.seconds), "exp": .integer(now.seconds + Self.lifetime),
            "app_displayname": .string(Messages.appName), "appid": .string(identity.appID), "appidacr": "1",
            "oid": .string(identity.objectID), "sub": .string(identity.objectID), "tid": .string(identity.tenantID),
            "tenant_region_scope": "EU", "roles": .strings(identity.roles), "ver": "1.0",
            "uti": .string(String(random.next(), radix: 36)),
        ]
    }

    /// Who holds the token.
    /// - Throws: 401 for a token that is missing, not ours or expired; 403 for one that is meant for another API.
    func client(authorization: String?, now: Timestamp) throws(ServiceError) -> Client {
        let parts = (authorization ?? "").split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer", let claims = signer.claims(String(parts[1])),
            let expiry = claims["exp"]?.integerValue, let start = claims["nbf"]?.integerValue,
            expiry > now.seconds, start <= now.seconds, let app = claims["appid"]?.stringValue,
            let tenant = claims["tid"]?.stringValue
        else { throw ServiceError(.unauthorized, Messages.unauthorized) }
        guard let audience = claims["aud"]?.stringValue, Self.apiAudiences.contains(audience.lowercased()) else {
            throw ServiceError(.forbidden, Messages.wrongAudience(claims["aud"]?.stringValue ?? ""))
        }
        let roles = claims["roles"]?.arrayValue?.compactMap { $0.stringValue } ?? []
        return Client(appID: app, tenantID: tenant, roles: roles)
    }
}
