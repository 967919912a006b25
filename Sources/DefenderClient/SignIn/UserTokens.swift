import Canonical
import DefenderAPI
import HTTPTypes

/// A user's access tokens: the one that is kept while it is good, else a new one by the refresh token.
struct UserTokens: Sendable {
    let signIn: SignIn
    let file: TokenFile
    let exchange: TokenExchange

    /// - Parameter afresh: the access token that is kept has been refused.
    func token(afresh: Bool) async throws(ReadFailure) -> (Secret, renewal: Timestamp) {
        guard let kept = try kept() else { throw .signIn(Messages.nobodySignedIn) }
        if !afresh, kept.key == signIn.storeKey, let token = kept.accessToken, exchange.surroundings.now() < kept.renewal {
            return (token, kept.renewal)
        }
        let request = signIn.refreshRequest(kept.refreshToken)
        let (response, body, mask) = try await exchange.response { request }
        let now = exchange.surroundings.now()
        do throws(ReadFailure) {
            let grant = try TokenAnswer(status: response.status.code, body: body, now: now).grant(signIn)
            let next = try signIn.stored(grant, refreshToken: grant.refreshToken ?? kept.refreshToken, now: now)
            guard next.identity == kept.identity else { throw .signIn(Messages.anotherUser(next.name, kept.name)) }
            try keep(next)
            return (grant.bearer, next.renewal)
        } catch {
            throw mask(error)
        }
    }

    /// The sign-in for this resource, or for another one of the same app: its refresh token is good for both.
    private func kept() throws(ReadFailure) -> StoredToken? {
        do throws(TokenFile.Fault) {
            let key = signIn.storeKey
            let tokens = try file.load().filter { $0.key.authority == key.authority && $0.key.client == key.client }
            return tokens.last { $0.key == key } ?? tokens.last
        } catch {
            throw .signIn(error.description)
        }
    }

    private func keep(_ token: StoredToken) throws(ReadFailure) {
        do throws(TokenFile.Fault) { try file.keep(token) } catch { throw .signIn(error.description) }
    }
}

extension SignIn {
    /// What is kept of a user's token. Who it is stands in the access token.
    func stored(_ grant: TokenAnswer.Grant, refreshToken: Secret, now: Timestamp) throws(ReadFailure) -> StoredToken {
        guard let claims = grant.bearer.reveal({ TokenClaims(token: $0) }), let identity = claims.objectID ?? claims.subject
        else { throw .signIn(Messages.opaqueUserToken) }
        return StoredToken(
            key: storeKey, identity: identity, name: claims.userName ?? identity, refreshToken: refreshToken,
            accessToken: grant.bearer, renewal: grant.renewal(from: now))
    }
}
