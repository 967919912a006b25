import Canonical
import DefenderAPI
import HTTPTypes

/// Gets tokens and keeps the last one until shortly before it expires. However many callers wait, one request is under way.
actor TokenSource {
    private let signIn: SignIn
    private let transport: any Transport
    private let policy: RetryPolicy
    private let surroundings: Surroundings
    private var current: AccessToken?
    private var pending: Task<Result<AccessToken, ReadFailure>, Never>?
    private var count = 0

    init(_ signIn: SignIn, transport: any Transport, policy: RetryPolicy, surroundings: Surroundings) {
        self.signIn = signIn
        self.transport = transport
        self.policy = policy
        self.surroundings = surroundings
    }

    /// A token that is good for a while yet.
    func token() async throws(ReadFailure) -> AccessToken {
        if let current, surroundings.now() < current.renewal { return current }
        return try await fetched()
    }

    /// Another token than this one, which the service did not take.
    func token(after stale: AccessToken) async throws(ReadFailure) -> AccessToken {
        if let current, current.number != stale.number { return current }
        return try await fetched()
    }

    private func fetched() async throws(ReadFailure) -> AccessToken {
        let task = pending ?? begin()
        return try await task.value.get()
    }

    /// In a task of its own: a caller who gives up must not take the token away from the others.
    private func begin() -> Task<Result<AccessToken, ReadFailure>, Never> {
        let task = Task { () -> Result<AccessToken, ReadFailure> in
            let result: Result<AccessToken, ReadFailure>
            do throws(ReadFailure) {
                result = .success(try await fetch())
            } catch {
                result = .failure(Mask([signIn.secret])(error))
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

    private func fetch() async throws(ReadFailure) -> AccessToken {
        var schedule = RetrySchedule(policy)
        while true {
            let answer = await transport.answer(request, form)
            let setback: Setback
            switch answer {
            case .failure(let failure): setback = .failure(failure)
            case .response(let response, let body):
                guard let again = Setback(response, now: surroundings.now()) else {
                    return try token(TokenAnswer(status: response.status.code, body: body))
                }
                setback = again
            }
            guard let wait = schedule.wait(after: setback, random: surroundings.random()),
                (try? await surroundings.sleep(wait)) != nil
            else { throw .unreachable(Messages.noAnswer(from: signIn.authority, setback)) }
        }
    }

    private func token(_ answer: TokenAnswer) throws(ReadFailure) -> AccessToken {
        switch answer {
        case .refused(let refusal): throw .signIn(Messages.refused(refusal, signIn))
        case .malformed(let why): throw .signIn(why)
        case .token(let bearer, let lifetime):
            count += 1
            // Five minutes before the end, but never before half of its life: else a short-lived one were none.
            let margin = min(300, lifetime / 2)
            let renewal = surroundings.now() + .seconds(lifetime - margin)
            return AccessToken(
                bearer: bearer, claims: bearer.reveal { TokenClaims(token: $0) }, renewal: renewal, number: count)
        }
    }

    private var request: HTTPRequest {
        HTTPRequest(
            method: .post, scheme: signIn.authority.scheme, authority: signIn.authority.authority,
            path: "/\(signIn.tenantID.formEncoded)/oauth2/v2.0/token",
            headerFields: [.contentType: "application/x-www-form-urlencoded", .accept: "application/json"])
    }

    private var form: [UInt8] {
        let secret = signIn.secret.reveal { $0.formEncoded }
        let scope = (signIn.resource + "/.default").formEncoded
        return Array(
            "grant_type=client_credentials&client_id=\(signIn.clientID.formEncoded)&client_secret=\(secret)&scope=\(scope)".utf8)
    }
}
