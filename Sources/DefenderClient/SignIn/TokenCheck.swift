package import DefenderAPI

/// Looks whether a token is what was asked for, before anything is sent with it.
package struct TokenCheck: Sendable {
    private let tenantID: String
    private let resource: String
    private let servicePrincipal: String

    package init(tenantID: String, resource: String, service: APIService = .defender) {
        self.tenantID = tenantID
        self.resource = resource
        servicePrincipal = Self.servicePrincipals[service] ?? ""
    }

    /// Why the token must not be used; nil if it may be.
    /// - Parameter writing: a token that cannot be looked into is good for reading at most.
    package func fault(_ claims: TokenClaims?, writing: Bool) -> String? {
        guard let claims else { return writing ? Messages.opaqueToken : nil }
        if let tid = claims.tenantID, isGUID(tenantID), tid.lowercased() != tenantID.lowercased() {
            return Messages.wrongTenant(tid, wanted: tenantID)
        }
        if writing, claims.tenantID == nil { return Messages.noTenantInToken }
        guard claims.audiences.contains(where: isOurs) else {
            return Messages.wrongAudience(claims.audiences, wanted: resource)
        }
        return nil
    }

    /// The resource with or without a slash, or the id of its service principal, which newer tokens hold.
    private func isOurs(_ audience: String) -> Bool {
        let trimmed = audience.hasSuffix("/") ? String(audience.dropLast()) : audience
        return trimmed.lowercased() == resource.lowercased() || trimmed.lowercased() == servicePrincipal
    }

    /// The ids by which newer tokens name an API: WindowsDefenderATP (OBSERVED), and Microsoft Graph.
    private static let servicePrincipals: [APIService: String] = [
        .defender: "fc780465-2017-40d4-a0c5-307022471b92", .graph: "00000003-0000-0000-c000-000000000000",
    ]

    private func isGUID(_ text: String) -> Bool { MachineActionID(text) != nil }
}
