/// Who signs in to a tenant, where, and for which resource (mde-auth.yaml).
public struct SignIn: Sendable {
    /// The login service, e.g. `https://login.microsoftonline.com`.
    public let authority: Origin
    /// The tenant's GUID or one of its domain names.
    public let tenantID: String
    /// The app registration's client id, or the managed identity's.
    public let clientID: String
    public let credential: ClientCredential
    /// The resource that the token is for. Several APIs take only the older name of the service (reference README, row 2).
    public let resource: String
    /// Where the login service answers what.
    public let paths: LoginPaths

    public static let defaultResource = "https://api.securitycenter.microsoft.com"

    /// - Parameter paths: nil for Entra's.
    public init(
        authority: Origin, tenantID: String, clientID: String, credential: ClientCredential,
        resource: String = Self.defaultResource, paths: LoginPaths? = nil
    ) {
        self.authority = authority
        self.tenantID = tenantID
        self.clientID = clientID
        self.credential = credential
        self.resource = resource
        self.paths = paths ?? .entra(tenant: tenantID)
    }

    /// As an app, by its secret.
    public init(
        authority: Origin, tenantID: String, clientID: String, secret: Secret, resource: String = Self.defaultResource
    ) {
        self.init(
            authority: authority, tenantID: tenantID, clientID: clientID, credential: .secret(secret), resource: resource)
    }

    /// The same for another resource.
    public func forResource(_ resource: String) -> SignIn {
        SignIn(
            authority: authority, tenantID: tenantID, clientID: clientID, credential: credential, resource: resource,
            paths: paths)
    }

    /// All permissions of the resource that were granted (RFC 6749, section 3.3; Entra's `.default`).
    var scope: String { resource + "/.default" }
}
