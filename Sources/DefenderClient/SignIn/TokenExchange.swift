import Canonical
import DefenderAPI
import HTTPTypes

/// Asks a login service for a token until there is a last word.
struct TokenExchange: Sendable {
    let signIn: SignIn
    let transport: any Transport
    let policy: RetryPolicy
    let surroundings: Surroundings

    /// - Parameters:
    ///   - isOnce: what is sent can be used once (a code): then it is sent again only if it provably did not arrive.
    ///   - make: the request, anew for each attempt.
    func answer(
        isOnce: Bool = false, _ make: @Sendable () throws(ReadFailure) -> TokenRequest
    ) async throws(ReadFailure) -> TokenAnswer {
        let (response, body, _) = try await response(isOnce: isOnce, make)
        return TokenAnswer(status: response.status.code, body: body, now: surroundings.now())
    }

    /// The answer as it came, and what of the request it must not show.
    func response(
        isOnce: Bool = false, _ make: @Sendable () throws(ReadFailure) -> TokenRequest
    ) async throws(ReadFailure) -> (HTTPResponse, [UInt8], Mask) {
        var schedule = RetrySchedule(policy)
        while true {
            let request = try make()
            let mask = Mask(signIn.credential.secrets + request.secrets)
            let setback: Setback
            switch await transport.answer(request.request, request.body) {
            case .failure(let failure): setback = .failure(failure)
            case .response(let response, let body):
                guard let again = Setback(response, now: surroundings.now(), passing: passing) else {
                    return (response, body, mask)
                }
                setback = again
            }
            let mayRepeat = !isOnce || setback.provesNoEffect
            guard mayRepeat, let wait = schedule.wait(after: setback, random: surroundings.random()),
                (try? await surroundings.sleep(wait)) != nil
            else { throw mask(.unreachable(Messages.noToken(signIn, setback))) }
        }
    }

    private var passing: Set<Int> {
        if case .managedIdentity = signIn.credential { ManagedIdentity.passing } else { [] }
    }
}
