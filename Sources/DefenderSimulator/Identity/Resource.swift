import DefenderAPI

/// What a token is meant for.
struct Resource: Hashable, Sendable {
    /// As the caller named it: the token's `aud`.
    let audience: String

    /// What the API takes (mde-auth.yaml, `resource`).
    private static let defender: Set<String> = [
        "https://api.securitycenter.microsoft.com", "https://api.securitycenter.windows.com",
        "https://securitycenter.onmicrosoft.com/windowsatpservice", "fc780465-2017-40d4-a0c5-307022471b92",
        "https://api-gcc.securitycenter.microsoft.us", "https://api-gov.securitycenter.microsoft.us",
    ]

    private static let graph: Set<String> = ["https://graph.microsoft.com", "00000003-0000-0000-c000-000000000000"]

    /// Resources that exist but are not these APIs': a token is issued, and the API answers it with 403.
    private static let others: Set<String> = ["https://api.security.microsoft.com", "https://management.azure.com"]

    /// nil if the directory knows no such resource.
    init?(_ name: String) {
        let bare = name.hasSuffix("/") ? String(name.dropLast()) : name
        guard Self.defender.union(Self.graph).union(Self.others).contains(bare.lowercased()) else { return nil }
        audience = bare
    }

    /// The service that takes its tokens; nil if none of ours does.
    var service: APIService? {
        let name = audience.lowercased()
        return Self.defender.contains(name) ? .defender : Self.graph.contains(name) ? .graph : nil
    }

    private static let graphPermissions = Set(
        (Endpoint.runHuntingQuery.applicationPermissions + Endpoint.runHuntingQuery.delegatedPermissions))

    /// The permissions that are this resource's own: a token names no others.
    func own(_ permissions: [String]) -> [String] {
        guard let service else { return [] }
        return permissions.filter { Self.graphPermissions.contains($0) == (service == .graph) }
    }
}
