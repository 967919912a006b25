/// What a client needs to sign in to the simulated tenant. The secret is the laboratory's own and opens nothing else.
public struct SimulatorCredentials: Hashable, Sendable {
    public let tenantID: String
    public let clientID: String
    public let clientSecret: String

    init(_ identity: LabIdentity) {
        tenantID = identity.tenantID
        clientID = identity.apps[0].id
        clientSecret = identity.apps[0].secret ?? ""
    }
}
