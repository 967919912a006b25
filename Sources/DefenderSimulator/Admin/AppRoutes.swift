import Canonical
import HTTPTypes

/// `/_simulator/apps`: the tenant's apps, and what an administrator does about their permissions.
enum AppRoutes {
    static func json(_ identity: LabIdentity) -> JSONValue { .array(identity.apps.map { json($0, identity) }) }

    /// `PATCH apps/{clientId} {"roles": […]}`: tokens that are out stay as they are; the next one has the new roles.
    static func change(_ id: String, _ body: [UInt8], _ identity: inout LabIdentity) throws(AdminError) -> Reply {
        guard let place = identity.apps.firstIndex(where: { $0.id == id.lowercased() }) else {
            throw AdminError(.notFound, Messages.notFound("App", id))
        }
        guard let json = try? JSONValue(parsing: body), json.objectValue?.members.map(\.key) == ["roles"],
            let roles = json["roles"]?.arrayValue, roles.allSatisfy({ $0.stringValue != nil })
        else { throw AdminError(.badRequest, Messages.badRoles) }
        identity.apps[place].roles = roles.compactMap { $0.stringValue }
        return Reply(.ok, json: self.json(identity.apps[place], identity))
    }

    private static func json(_ app: RegisteredApp, _ identity: LabIdentity) -> JSONValue {
        [
            "tenantId": .string(identity.tenantID), "clientId": .string(app.id), "name": .string(app.name),
            "clientSecret": .optional(app.secret), "roles": .strings(app.roles),
        ]
    }
}
