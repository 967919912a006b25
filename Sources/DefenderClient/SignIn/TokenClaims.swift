public import Canonical

/// What a token says of itself. It is read to notice mistakes before anything is sent, not to trust it: the signature is
/// the service's to check.
public struct TokenClaims: Hashable, Sendable {
    /// Whom the token is for.
    public let audiences: [String]
    /// The tenant's GUID (`tid`).
    public let tenantID: String?
    /// The app's client id (`appid`, or `azp` in the newer form).
    public let appID: String?
    /// The object id of the app or user in the tenant (`oid`).
    public let objectID: String?
    /// The subject (`sub`), where there is no object id.
    public let subject: String?
    /// The user's name (`upn`, `preferred_username`, `unique_name` or `username`); nil in an app's token.
    public let userName: String?
    /// When it ends (`exp`).
    public let expiry: Timestamp?
    /// The app's name (`app_displayname`).
    public let appName: String?
    /// Application permissions.
    public let roles: [String]
    /// Delegated permissions; a token that has any is a user's.
    public let scopes: [String]

    /// Whether a person stands behind the token.
    public var isUser: Bool { !scopes.isEmpty }
    /// What it permits: scopes of a user, roles of an app.
    public var permissions: [String] { isUser ? scopes : roles }

    /// Reads the middle part of a JWT (RFC 7519); nil if the text is none.
    package init?(token: String) {
        let parts = token.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64URL.decoded(parts[1]), let claims = try? JSONValue(parsing: bytes),
            claims.objectValue != nil
        else { return nil }
        audiences = Self.texts(claims["aud"])
        tenantID = claims["tid"]?.stringValue
        appID = claims["appid"]?.stringValue ?? claims["azp"]?.stringValue
        objectID = claims["oid"]?.stringValue
        subject = claims["sub"]?.stringValue
        userName = ["upn", "preferred_username", "unique_name", "username"].lazy.compactMap { claims[$0]?.stringValue }.first
        expiry = claims["exp"]?.integerValue.flatMap { Timestamp(seconds: $0, nanoseconds: 0) }
        appName = claims["app_displayname"]?.stringValue
        roles = Self.texts(claims["roles"])
        scopes = Self.texts(claims["scp"]).flatMap { $0.split(separator: " ").map(String.init) }
    }

    /// Whether any one of these permissions is in the token. Names are compared without regard to case: the pages print
    /// `URL.Read.All` where tokens say `Url.Read.All`.
    func holds(anyOf permissions: [String], delegated: [String]) -> Bool {
        let held = Set(self.permissions.map { $0.lowercased() })
        return (isUser ? delegated : permissions).contains { held.contains($0.lowercased()) }
    }

    private static func texts(_ value: JSONValue?) -> [String] {
        value?.arrayValue?.compactMap { $0.stringValue } ?? value?.stringValue.map { [$0] } ?? []
    }
}
