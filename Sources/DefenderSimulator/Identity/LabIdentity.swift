import DefenderAPI

/// The one tenant and the one app of the simulator; its secret opens nothing else.
struct LabIdentity: Hashable, Sendable {
    let tenantID: String
    let appID: String
    let objectID: String
    let secret: String
    let roles: [String]

    /// Everything depends on the seed alone.
    init(seed: UInt64, roles: [String]?) {
        var random = SplitMix64(seed: seed, stream: "identity")
        tenantID = random.guid()
        appID = random.guid()
        objectID = random.guid()
        secret = "lab8Q~" + random.hex(digits: 34)
        self.roles = roles ?? Self.everyRole
    }

    private static let everyRole = Set(Endpoint.all.flatMap { $0.applicationPermissions }).sorted()
}
