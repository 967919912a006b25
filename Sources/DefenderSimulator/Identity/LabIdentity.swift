import DefenderAPI

/// The tenant's directory: its apps and its user.
struct LabIdentity: Sendable {
    let tenantID: String
    /// One: that whose credentials are printed.
    let apps: [RegisteredApp]
    /// Who signs in where a person does: one of the company's, with every permission.
    let user: Person

    /// A second name of the tenant.
    static let domain = "contoso.onmicrosoft.com"

    /// Everything depends on the seed alone.
    /// - Parameter roles: the first app's application permissions; nil for all.
    init(seed: UInt64, roles: [String]?, certificates: [AppCertificate] = []) {
        var random = SplitMix64(seed: seed, stream: "identity")
        tenantID = random.guid()
        let (id, objectID) = (random.guid(), random.guid())
        apps = [
            RegisteredApp(
                id: id, objectID: objectID, name: Messages.appName, secret: "lab8Q~" + random.hex(digits: 34),
                certificates: certificates, roles: roles ?? Self.everyRole)
        ]
        user = Person(seed: seed, index: 0)
    }

    /// - Parameter id: a client id, in any case.
    func app(_ id: String) -> RegisteredApp? { apps.first { $0.id == id.lowercased() } }

    /// Whether a path's first part means this tenant.
    /// - Parameter forUsers: whether a person signs in; then the shared names do, too.
    func isNamed(_ tenant: String, forUsers: Bool) -> Bool {
        let name = tenant.lowercased()
        return name == tenantID || name == Self.domain || (forUsers && ["common", "organizations"].contains(name))
    }

    private static let everyRole =
        Set((Endpoint.all + [.runHuntingQuery]).flatMap { $0.applicationPermissions }).sorted()

    static let everyScope = Set((Endpoint.all + [.runHuntingQuery]).flatMap { $0.delegatedPermissions }).sorted()
}
