/// How an app signs in to a tenant: client credentials with a secret (mde-auth.yaml, `application_context`).
public struct SignIn: Sendable {
    /// The login service, e.g. `https://login.microsoftonline.com`.
    public let authority: Origin
    /// The tenant's GUID or one of its domain names.
    public let tenantID: String
    /// The app registration's client id.
    public let clientID: String
    public let secret: Secret
    /// The resource that the token is for. Several APIs take only the older name of the service (reference README, row 2).
    public let resource: String

    public static let defaultResource = "https://api.securitycenter.microsoft.com"

    public init(
        authority: Origin, tenantID: String, clientID: String, secret: Secret, resource: String = Self.defaultResource
    ) {
        self.authority = authority
        self.tenantID = tenantID
        self.clientID = clientID
        self.secret = secret
        self.resource = resource
    }
}
