import Canonical

/// A token and what is known of it.
struct AccessToken: Sendable {
    let bearer: Secret
    /// nil if the token is no JWT: then it is good for reading only.
    let claims: TokenClaims?
    /// From then on another one is asked for.
    let renewal: Timestamp
    /// Tells one token from the next without looking at it.
    let number: Int
}
