/// Where a login service answers what, as paths from its origin on.
public struct LoginPaths: Hashable, Sendable {
    /// The token endpoint (RFC 6749, section 3.2).
    public let token: String
    /// Where a browser is sent to sign in (RFC 6749, section 3.1).
    public let authorize: String
    /// Where a device asks for a code (RFC 8628, section 3.1).
    public let deviceCode: String

    public init(token: String, authorize: String, deviceCode: String) {
        self.token = token
        self.authorize = authorize
        self.deviceCode = deviceCode
    }

    /// Entra's endpoints of version 2.0 (mde-auth.yaml, `token_endpoint_v2`, `user_context`).
    public static func entra(tenant: String) -> LoginPaths {
        let base = "/\(tenant.formEncoded)/oauth2/v2.0/"
        return LoginPaths(token: base + "token", authorize: base + "authorize", deviceCode: base + "devicecode")
    }
}
