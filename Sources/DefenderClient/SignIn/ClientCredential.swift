public import DefenderAPI

/// What proves to the login service who asks for a token.
public enum ClientCredential: Sendable {
    /// An app's secret (RFC 6749, section 2.3.1).
    case secret(Secret)
    /// An app's certificate, by an assertion that its key signs (RFC 7523).
    case certificate(ClientCertificate)
    /// An app, by a token of another identity provider. It is read for each request, because its issuer renews it.
    case federatedToken(@Sendable () throws(ReadFailure) -> Secret)
    /// The identity of the Azure resource that this runs on; no secret is kept anywhere.
    case managedIdentity(ManagedIdentity)
    /// The user who signed in with `UserLogin`, by the refresh token that was kept then.
    case user(TokenFile)

    /// Whether a person stands behind the token, so that permissions are delegated ones.
    public var isUser: Bool { if case .user = self { true } else { false } }

    /// What must not be seen and is known before any request.
    var secrets: [Secret] {
        switch self {
        case .secret(let secret): [secret]
        case .managedIdentity(let identity): identity.secrets
        case .certificate, .federatedToken, .user: []
        }
    }
}
