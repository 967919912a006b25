import DefenderAPI

/// A tenant's directory: its names, its apps and its user.
struct LabIdentity: Sendable {
    let tenantID: String
    /// A second name of the tenant.
    let domain: String
    /// The first is that whose credentials are printed.
    var apps: [RegisteredApp]
    /// Who signs in where a person does: one of the company's, with every permission.
    let user: Person

    static let homeDomain = "contoso.onmicrosoft.com"

    /// The first tenant, with one app. Everything depends on the seed alone.
    /// - Parameter roles: the app's application permissions; nil for all.
    init(seed: UInt64, roles: [String]?, certificates: [AppCertificate] = [], federations: [Federation] = []) {
        var random = SplitMix64(seed: seed, stream: "identity")
        tenantID = random.guid()
        domain = Self.homeDomain
        let (id, objectID) = (random.guid(), random.guid())
        apps = [
            RegisteredApp(
                id: id, objectID: objectID, name: Messages.appName, secret: "lab8Q~" + random.hex(digits: 34),
                certificates: certificates, federations: federations, roles: roles ?? Self.everyRole)
        ]
        user = Person(seed: seed, index: 0)
    }

    /// A further tenant. The first tenant's app is known there if it has roles there.
    init(_ given: TenantDraft, home: LabIdentity, seed: UInt64) {
        tenantID = given.tenantID
        domain = given.domain
        user = home.user
        apps = given.world.roles.map { [home.apps[0].with(roles: $0)] } ?? []
        add(given.world.apps, seed: seed)
    }

    /// Registers further apps.
    mutating func add(_ drafts: [AppDraft], seed: UInt64) {
        for draft in drafts { apps.append(RegisteredApp(draft, seed: seed, number: apps.count)) }
    }

    /// - Parameter id: a client id, in any case.
    func app(_ id: String) -> RegisteredApp? { apps.first { $0.id == id.lowercased() } }

    /// The first parts of the paths of this tenant's endpoints.
    var names: [String] { [tenantID, domain, "common", "organizations"] }

    static let everyRole =
        Set((Endpoint.all + [.runHuntingQuery]).flatMap { $0.applicationPermissions }).sorted()

    static let everyScope = Set((Endpoint.all + [.runHuntingQuery]).flatMap { $0.delegatedPermissions }).sorted()
}
