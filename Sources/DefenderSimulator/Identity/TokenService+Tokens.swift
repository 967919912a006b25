import Canonical
import HTTPTypes

/// What the tokens say.
extension TokenService {
    /// The claims that captured application tokens have (mde-auth.yaml, `token_check`).
    mutating func appToken(
        _ app: RegisteredApp, _ identity: LabIdentity, _ resource: Resource, _ now: Timestamp
    ) throws(EntraError) -> String {
        var claims = shared(resource.audience, identity, now)
        claims.merge([
            "app_displayname": .string(app.name), "appid": .string(app.id), "appidacr": app.secret == nil ? "2" : "1",
            "idp": .string(Self.issuer(identity)), "oid": .string(app.objectID), "sub": .string(app.objectID),
            "tenant_region_scope": "EU", "roles": .strings(resource.own(app.roles)),
        ])
        return signed(.object(claims))
    }

    /// A person's tokens: access, id where it was asked for, and refresh.
    mutating func forPerson(
        _ asked: GrantBook.Request, _ app: RegisteredApp, _ identity: LabIdentity, _ version: LoginDoor.Version, _ request: LoginRequest
    ) throws(EntraError) -> Reply {
        let scopes = asked.resource.own(LabIdentity.everyScope)
        var claims = shared(asked.resource.audience, identity, request.now)
        claims.merge([
            "appid": .string(app.id), "appidacr": "0", "oid": .string(identity.user.objectID),
            "sub": .string(identity.user.objectID), "upn": .string(identity.user.principal),
            "unique_name": .string(identity.user.principal), "name": .string(identity.user.account),
            "scp": .string(scopes.joined(separator: " ")),
        ])
        var reply = issued(signed(.object(claims)), asked.resource, version, request.now)
        var more: JSONObject = [
            "scope": .string(scopes.map { "\(asked.resource.audience)/\($0)" }.joined(separator: " "))
        ]
        if asked.scopes.contains("offline_access") { more["refresh_token"] = .string(grants.refreshToken(asked)) }
        if asked.scopes.contains("openid") {
            more["id_token"] = .string(signed(idClaims(app, identity, asked.nonce, request)))
            let info: JSONValue = ["uid": .string(identity.user.objectID), "utid": .string(identity.tenantID)]
            more["client_info"] = .string(Base64URL.encode(info.canonicalBytes))
        }
        reply.add(more)
        return reply
    }

    private func idClaims(_ app: RegisteredApp, _ identity: LabIdentity, _ nonce: String?, _ request: LoginRequest) -> JSONValue {
        var claims = shared(app.id, identity, request.now)
        claims.merge([
            "iss": .string("\(request.origin)/\(identity.tenantID)/v2.0"), "ver": "2.0", "name": .string(identity.user.account),
            "preferred_username": .string(identity.user.principal), "oid": .string(identity.user.objectID),
            "sub": .string(identity.user.objectID),
        ])
        if let nonce { claims["nonce"] = .string(nonce) }
        return .object(claims)
    }

    private static func issuer(_ identity: LabIdentity) -> String { "https://sts.windows.net/\(identity.tenantID)/" }

    private func shared(_ audience: String, _ identity: LabIdentity, _ now: Timestamp) -> JSONObject {
        var random = SystemRandomNumberGenerator()
        return [
            "aud": .string(audience), "iss": .string(Self.issuer(identity)), "iat": .integer(now.seconds), "nbf": .integer(now.seconds),
            "exp": .integer(now.seconds + Self.lifetime), "tid": .string(identity.tenantID), "ver": "1.0",
            "uti": .string(String(random.next(), radix: 36)),
        ]
    }

    private mutating func signed(_ claims: JSONValue) -> String {
        do {
            return try signer().token(claims)
        } catch {
            preconditionFailure("a token cannot be signed: \(error)")
        }
    }

    func issued(_ token: String, _ resource: Resource, _ version: LoginDoor.Version, _ now: Timestamp) -> Reply {
        guard version == .v1 else {
            return Reply(
                .ok,
                json: [
                    "token_type": "Bearer", "expires_in": .integer(Self.lifetime), "ext_expires_in": .integer(Self.lifetime),
                    "access_token": .string(token),
                ])
        }
        // Version 1 writes its numbers as texts.
        let lifetime: JSONValue = .string(String(Self.lifetime))
        return Reply(
            .ok,
            json: [
                "token_type": "Bearer", "expires_in": lifetime, "ext_expires_in": lifetime,
                "expires_on": .string(String(now.seconds + Self.lifetime)), "not_before": .string(String(now.seconds)),
                "resource": .string(resource.audience), "access_token": .string(token),
            ])
    }
}

extension Reply {
    /// Adds members to a JSON object that is the body.
    fileprivate mutating func add(_ members: JSONObject) {
        guard case .object(let object)? = try? JSONValue(parsing: body) else { return }
        body = JSONValue.object(object.merged(with: members)).canonicalBytes
    }
}
