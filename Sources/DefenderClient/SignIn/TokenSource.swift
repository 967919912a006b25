import Canonical
import DefenderAPI

/// Gets tokens and keeps the last one until shortly before it expires. However many callers wait, one request is under way.
actor TokenSource {
    private let signIn: SignIn
    private let exchange: TokenExchange
    private let surroundings: Surroundings
    private var current: AccessToken?
    private var pending: Task<Result<AccessToken, ReadFailure>, Never>?
    private var count = 0

    init(_ signIn: SignIn, transport: any Transport, policy: RetryPolicy, surroundings: Surroundings) {
        self.signIn = signIn
        self.surroundings = surroundings
        exchange = TokenExchange(signIn: signIn, transport: transport, policy: policy, surroundings: surroundings)
    }

    /// A token that is good for a while yet.
    func token() async throws(ReadFailure) -> AccessToken {
        if let current, surroundings.now() < current.renewal { return current }
        return try await fetched(afresh: false)
    }

    /// Another token than this one, which the service did not take.
    func token(after stale: AccessToken) async throws(ReadFailure) -> AccessToken {
        if let current, current.number != stale.number { return current }
        return try await fetched(afresh: true)
    }

    private func fetched(afresh: Bool) async throws(ReadFailure) -> AccessToken {
        let task = pending ?? begin(afresh: afresh)
        return try await task.value.get()
    }

    /// In a task of its own: a caller who gives up must not take the token away from the others.
    private func begin(afresh: Bool) -> Task<Result<AccessToken, ReadFailure>, Never> {
        let task = Task { () -> Result<AccessToken, ReadFailure> in
            let result: Result<AccessToken, ReadFailure>
            do throws(ReadFailure) {
                result = .success(try await fetch(afresh: afresh))
            } catch {
                result = .failure(Mask(signIn.credential.secrets)(error))
            }
            finish(result)
            return result
        }
        pending = task
        return task
    }

    private func finish(_ result: Result<AccessToken, ReadFailure>) {
        pending = nil
        if case .success(let token) = result { current = token }
    }

    /// - Parameter afresh: what is kept on disk has been refused.
    private func fetch(afresh: Bool) async throws(ReadFailure) -> AccessToken {
        if case .user(let file) = signIn.credential {
            let user = UserTokens(signIn: signIn, file: file, exchange: exchange)
            let (bearer, renewal) = try await user.token(afresh: afresh)
            return made(bearer, renewal)
        }
        let answer = try await exchange.answer { [signIn, surroundings] () throws(ReadFailure) in
            guard let request = try signIn.appTokenRequest(surroundings) else { preconditionFailure("a user's token is refreshed") }
            return request
        }
        let grant = try answer.grant(signIn)
        return made(grant.bearer, grant.renewal(from: surroundings.now()))
    }

    private func made(_ bearer: Secret, _ renewal: Timestamp) -> AccessToken {
        count += 1
        return AccessToken(
            bearer: bearer, claims: bearer.reveal { TokenClaims(token: $0) }, renewal: renewal, number: count)
    }
}

extension TokenAnswer {
    /// The token.
    func grant(_ signIn: SignIn) throws(ReadFailure) -> Grant {
        switch self {
        case .refused(let refusal): throw .signIn(Messages.refused(refusal, signIn))
        case .malformed(let why): throw .signIn(why)
        case .token(let grant): return grant
        }
    }
}

extension TokenAnswer.Grant {
    /// Five minutes before the end, but never before half of its life: else a short-lived one were none.
    func renewal(from now: Timestamp) -> Timestamp { now + .seconds(lifetime - min(300, lifetime / 2)) }
}
