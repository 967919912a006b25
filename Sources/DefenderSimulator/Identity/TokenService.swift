import Canonical
import DefenderAPI
import HTTPTypes

/// The sign-in service: tokens for apps and for people, and the check of its tokens.
struct TokenService: Sendable {
    /// Lifetime of a token in seconds.
    static let lifetime: Int64 = 3599

    var directory: Directory
    var grants = GrantBook()
    /// Made at the first need: a key takes its time, and not every run signs in.
    private var madeSigner: TokenSigner?
    /// What was found good before, by the header field: a signature is checked once.
    private var known: [String: KnownToken] = [:]

    init(_ directory: Directory) { self.directory = directory }

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
            let identity = try self.tenant(tenant, forUsers: true)
            return Reply(.ok, json: LoginMetadata(request.origin, tenant, identity).configuration(version))
        case .keys: return Reply(.ok, json: keySet())
        case .instance: return Reply(.ok, json: LoginMetadata(request.origin, "common", directory.home).instance)
        case .deviceCode(let tenant, let version): return try deviceCode(tenant, version, request)
        case .devicePage: return devicePage(request)
        case .authorize(let tenant, let version): return try authorize(tenant, version, request)
        case .postOnly(let method): throw EntraError.postOnly(method: method)
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
        guard let token = authorization.flatMap({ token($0) }), token.expiry > now.seconds, token.start <= now.seconds else {
            throw ServiceError(.unauthorized, Messages.unauthorized)
        }
        guard token.service == service else { throw ServiceError(.forbidden, Messages.wrongAudience(token.audience)) }
        return token.client
    }

    /// The token in a header field; nil if it is none of ours.
    private mutating func token(_ authorization: String) -> KnownToken? {
        if let token = known[authorization] { return token }
        let parts = authorization.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer", let claims = signer().claims(String(parts[1])),
            let token = KnownToken(claims), directory.tenant(token.client.tenantID, forUsers: false) != nil
        else { return nil }
        if known.count >= Self.capacity { known = [:] }
        known[authorization] = token
        return token
    }

    private static let capacity = 10_000
}
