import Canonical
import DefenderAPI
import HTTPTypes

/// The sign-in service: tokens for apps and for people, and the check of its tokens.
struct TokenService: Sendable {
    /// Lifetime of a token in seconds.
    static let lifetime: Int64 = 3599

    let identity: LabIdentity
    var grants = GrantBook()
    /// Made at the first need: a key takes its time, and not every run signs in.
    private var madeSigner: TokenSigner?

    init(identity: LabIdentity) { self.identity = identity }

    mutating func signer() -> TokenSigner {
        if let madeSigner { return madeSigner }
        do {
            let signer = try TokenSigner()
            madeSigner = signer
            return signer
        } catch {
            preconditionFailure("no key can be made to sign tokens with: \(error)")
        }
    }

    mutating func answer(_ door: LoginDoor, _ request: LoginRequest) throws(EntraError) -> Reply {
        switch door {
        case .token(let tenant, let version): return try token(tenant, version, request)
        case .configuration(let tenant, let version):
            guard identity.isNamed(tenant, forUsers: true) else { throw EntraError.unknownTenant(tenant) }
            return Reply(.ok, json: LoginMetadata(request.origin, tenant, identity).configuration(version))
        case .keys: return Reply(.ok, json: keySet())
        case .instance: return Reply(.ok, json: LoginMetadata(request.origin, "common", identity).instance)
        case .deviceCode(let tenant, let version): return try deviceCode(tenant, version, request)
        case .devicePage: return devicePage(request)
        case .authorize(let tenant, let version): return try authorize(tenant, version, request)
        case .managedIdentity: return try managedIdentity(request)
        }
    }

    private mutating func keySet() -> JSONValue {
        do {
            return try signer().keySet()
        } catch {
            preconditionFailure("the key has no public parts: \(error)")
        }
    }

    // MARK: The check

    /// Who holds the token.
    /// - Throws: 401 for a token that is missing, not ours or expired; 403 for one that is meant for another API.
    mutating func client(authorization: String?, of service: APIService, now: Timestamp) throws(ServiceError) -> Client {
        let parts = (authorization ?? "").split(separator: " ", omittingEmptySubsequences: true)
        _ = signer()
        guard parts.count == 2, parts[0].lowercased() == "bearer", let claims = madeSigner?.claims(String(parts[1])),
            let expiry = claims["exp"]?.integerValue, let start = claims["nbf"]?.integerValue,
            expiry > now.seconds, start <= now.seconds, let app = claims["appid"]?.stringValue,
            let tenant = claims["tid"]?.stringValue, tenant == identity.tenantID
        else { throw ServiceError(.unauthorized, Messages.unauthorized) }
        let audience = claims["aud"]?.stringValue ?? ""
        guard Resource(audience)?.service == service else {
            throw ServiceError(.forbidden, Messages.wrongAudience(audience))
        }
        return Client(
            appID: app, tenantID: tenant, roles: claims["roles"]?.arrayValue?.compactMap { $0.stringValue } ?? [],
            scopes: claims["scp"]?.stringValue.map { $0.split(separator: " ").map { String($0) } },
            user: claims["upn"]?.stringValue)
    }
}
