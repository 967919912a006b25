import DefenderAPI

/// Who calls, as the token says.
struct Client: Hashable, Sendable {
    let appID: String
    let tenantID: String
    /// Of the app, where no person has signed in.
    let roles: [String]
    /// What a person's token allows; nil for an app's own.
    let scopes: [String]?
    /// The person's name (UPN); nil for an app.
    let user: String?

    /// What entities name as the one who asked (mde-auth.yaml, `caller_identity_mapping`).
    var identity: String { user ?? appID }

    /// What counts: the person's permissions where there is a person.
    var permissions: [String] { scopes ?? roles }

    /// Which permissions of an endpoint count for this caller.
    func required(by endpoint: Endpoint) -> [String] {
        scopes == nil ? endpoint.applicationPermissions : endpoint.delegatedPermissions
    }

    /// Whether one of the permissions is there; the service's own spellings differ in case.
    func has(anyOf permissions: [String]) -> Bool {
        let wanted = Set(permissions.map { $0.lowercased() })
        return self.permissions.contains { wanted.contains($0.lowercased()) }
    }
}
