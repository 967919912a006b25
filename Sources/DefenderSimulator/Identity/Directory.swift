/// The tenants that the sign-in service knows; the first is the one whose credentials are printed.
struct Directory: Sendable {
    private(set) var tenants: [LabIdentity]

    var home: LabIdentity { tenants[0] }

    /// What a world says of apps and tenants; options come before it.
    init(_ world: World, _ options: SimulatorOptions) {
        var home = LabIdentity(
            seed: options.seed, roles: options.roles ?? world.roles, certificates: options.certificates,
            federations: world.federations)
        home.add(world.apps, seed: options.seed)
        tenants =
            [home]
            + world.tenants.enumerated().map { index, draft in
                LabIdentity(draft, home: home, seed: WorldFile.seed(options.seed, ofTenant: index + 1))
            }
    }

    /// The place of a tenant that is known.
    func place(of tenantID: String) -> Int { tenants.firstIndex { $0.tenantID == tenantID } ?? 0 }

    /// Puts a tenant's directory in the place of the one with its id.
    mutating func replace(_ tenant: LabIdentity) { tenants[place(of: tenant.tenantID)] = tenant }

    /// The tenant that a path's first part means: its id or its domain; for people the shared names mean the first.
    /// - Parameter forUsers: whether a person signs in.
    func tenant(_ name: String, forUsers: Bool) -> LabIdentity? {
        let name = name.lowercased()
        if forUsers, ["common", "organizations"].contains(name) { return home }
        return tenants.first { $0.tenantID == name || $0.domain == name }
    }
}
