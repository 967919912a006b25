import Crypto

/// What binds an authorization code to who asked for it (RFC 7636): whoever else sees the code cannot redeem it.
struct ProofKey: Sendable {
    let verifier: Secret
    /// SHA-256 of the verifier, base64url: `code_challenge` of the method `S256`.
    let challenge: String

    init(_ surroundings: Surroundings) {
        let text = Base64URL.encoded(surroundings.randomBytes(32))
        verifier = Secret(text)
        challenge = Base64URL.encoded(SHA256.hash(data: Array(text.utf8)))
    }
}
