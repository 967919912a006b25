import Canonical
import DefenderAPI

extension SignIn {
    /// The request for an app's token by client credentials (RFC 6749, section 4.4). Assertions are made anew each time:
    /// a login service refuses one that it has seen.
    /// - Returns: nil for a user, whose token comes from a refresh token.
    func appTokenRequest(_ surroundings: Surroundings) throws(ReadFailure) -> TokenRequest? {
        switch credential {
        case .secret(let secret): return clientCredentials([("client_secret", secret)])
        case .certificate(let certificate):
            let assertion = try certificate.assertion(
                audience: "\(authority)\(paths.token)", client: clientID, now: surroundings.now(),
                id: Base64URL.encoded(surroundings.randomBytes(16)))
            return clientCredentials([("client_assertion", assertion)])
        case .federatedToken(let read): return clientCredentials([("client_assertion", try read())])
        case .managedIdentity(let identity): return identity.request(resource: resource, client: clientID)
        case .user: return nil
        }
    }

    private func clientCredentials(_ proof: [(String, Secret)]) -> TokenRequest {
        var form = [("grant_type", "client_credentials"), ("client_id", clientID)]
        for (name, secret) in proof {
            if name == "client_assertion" {
                form.append(("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"))
            }
            form.append((name, secret.reveal { $0 }))
        }
        form.append(("scope", scope))
        return TokenRequest(self, path: paths.token, form: form, secrets: proof.map(\.1))
    }

    /// The request that turns a refresh token into an access token (RFC 6749, section 6).
    func refreshRequest(_ refreshToken: Secret) -> TokenRequest {
        TokenRequest(
            self, path: paths.token,
            form: [
                ("grant_type", "refresh_token"), ("client_id", clientID), ("refresh_token", refreshToken.reveal { $0 }),
                ("scope", userScope),
            ], secrets: [refreshToken])
    }

    /// What a user is asked for: `offline_access` is what brings a refresh token.
    var userScope: String { "\(scope) offline_access" }
}
