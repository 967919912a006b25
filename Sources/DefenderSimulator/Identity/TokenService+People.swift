import Canonical
import HTTPTypes

/// Where people come in: the code of a device, the pages to approve, and the redirect with a code.
extension TokenService {
    mutating func deviceCode(_ tenant: String, _ version: LoginDoor.Version, _ request: LoginRequest) throws(EntraError) -> Reply {
        let identity = try self.tenant(tenant, forUsers: true)
        let app = try app(try request.field("client_id"), in: identity)
        let asked = try resource(version, request)
        let (code, userCode) = grants.device(
            GrantBook.Request(app: app.id, resource: asked.resource, scopes: asked.scopes), now: request.now)
        let page = "\(request.origin)/common/oauth2/deviceauth"
        let lifetime: JSONValue = version == .v1 ? .string("\(GrantBook.deviceLifetime)") : .integer(GrantBook.deviceLifetime)
        return Reply(
            .ok,
            json: [
                "device_code": .string(code), "user_code": .string(userCode), "verification_uri": .string(page),
                "verification_url": .string(page), "expires_in": lifetime, "interval": version == .v1 ? "1" : 1,
                "message": .string(Messages.enterDeviceCode(userCode, page)),
            ])
    }

    /// The form for the code of a device; posted, the answer to it (`otc` the code, `action` approve or decline).
    mutating func devicePage(_ request: LoginRequest) -> Reply {
        guard request.isPost else { return LoginPage.device(code: request["otc"] ?? "") }
        let isApproved = request["action"] != "decline"
        let isKnown = grants.answer(request["otc"] ?? "", isApproved ? .approved : .declined, now: request.now)
        return LoginPage.outcome(isKnown ? (isApproved ? Messages.deviceApproved : Messages.deviceDeclined) : Messages.deviceUnknown)
    }

    /// The page that asks a person; posted, the way back to the app with a code. `login_hint` and a prompt are not needed to
    /// know who signs in: there is one person.
    mutating func authorize(_ tenant: String, _ version: LoginDoor.Version, _ request: LoginRequest) throws(EntraError) -> Reply {
        let identity = try self.tenant(tenant, forUsers: true)
        let app = try app(try request.field("client_id"), in: identity)
        let redirect = try request.field("redirect_uri")
        guard try request.field("response_type").split(separator: " ").contains("code") else {
            throw EntraError.missingParameter("response_type")
        }
        let asked = try resource(version, request)
        guard request.isPost else { return LoginPage.authorization(app: app.name, user: identity.user.principal, request.form) }
        var answer: [(String, String)] = []
        if request["action"] == "decline" {
            answer = [("error", "access_denied"), ("error_description", Messages.deviceDeclined)]
        } else {
            let grant = GrantBook.Request(
                app: app.id, resource: asked.resource, scopes: asked.scopes, nonce: request["nonce"])
            let code = grants.code(grant, redirect: redirect, challenge: request["code_challenge"], now: request.now)
            answer = [("code", code), ("session_state", identity.user.objectID)]
        }
        if let state = request["state"] { answer.append(("state", state)) }
        if request["response_mode"] == "form_post" { return LoginPage.posting(answer, to: redirect) }
        let query = answer.map { "\($0.0)=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
        var reply = Reply(.found, body: [])
        reply.headers[.location] = redirect + (redirect.contains("?") ? "&" : "?") + query
        return reply
    }

    /// A managed identity is the first app's: whoever runs on the machine has it (mde-auth.yaml, `application_context`).
    mutating func managedIdentity(_ request: LoginRequest) throws(EntraError) -> Reply {
        let name = try request.field("resource")
        guard let resource = Resource(name) else { throw EntraError.unknownResource(name) }
        let home = directory.home
        return issued(try appToken(home.apps[0], home, resource, request.now), resource, .v1, request.now)
    }
}
