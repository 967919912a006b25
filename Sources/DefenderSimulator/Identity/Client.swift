/// Who calls, as the token says.
struct Client: Hashable, Sendable {
    let appID: String
    let tenantID: String
    let roles: [String]

    /// Whether one of the permissions is there; the service's own spellings differ in case.
    func has(anyOf permissions: [String]) -> Bool {
        let wanted = Set(permissions.map { $0.lowercased() })
        return roles.contains { wanted.contains($0.lowercased()) }
    }
}
