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
        self.permissions.contains { held in permissions.contains { Self.areAlike(held, $0) } }
    }

    private static func areAlike(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count
            && zip(left.utf8, right.utf8).allSatisfy { $0 == $1 || ($0 ^ $1 == 0x20 && (0x61...0x7A).contains($0 | 0x20)) }
    }
}
