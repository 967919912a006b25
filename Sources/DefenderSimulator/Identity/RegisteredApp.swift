/// An app that may sign in: a confidential client with a secret, certificates or another issuer's tokens, or, for people, a
/// public one.
struct RegisteredApp: Sendable {
    let id: String
    /// Of its service principal.
    let objectID: String
    let name: String
    /// nil where it has none; the laboratory's secrets open nothing else.
    let secret: String?
    let certificates: [AppCertificate]
    let federations: [Federation]
    /// Its application permissions, of all resources.
    var roles: [String]

    func with(roles: [String]) -> RegisteredApp {
        var other = self
        other.roles = roles
        return other
    }
}

extension RegisteredApp {
    /// What a world file tells of an app; the rest is drawn.
    /// - Parameter number: makes the ids of a tenant's apps differ.
    init(_ draft: AppDraft, seed: UInt64, number: Int) {
        var random = SplitMix64(seed: seed, stream: "app", index: number)
        let (id, objectID) = (random.guid(), random.guid())
        self.id = draft.id ?? id
        self.objectID = objectID
        name = draft.name ?? "\(Messages.appName) \(number + 1)"
        secret = draft.secret ?? "lab8Q~" + random.hex(digits: 34)
        (certificates, federations) = ([], draft.federations)
        roles = draft.roles ?? LabIdentity.everyRole
    }
}
