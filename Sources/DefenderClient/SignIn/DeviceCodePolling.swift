/// Decides what comes after each poll of a sign-in by device code (RFC 8628, section 3.5). It sends nothing and waits for
/// nothing itself.
struct DeviceCodePolling: Sendable {
    enum Move {
        /// Ask again after this wait.
        case pollAfter(Duration)
        case signedIn(TokenAnswer.Grant)
        /// The code has run out.
        case expired
        /// The person said no.
        case declined
        /// Anything else that the service refuses.
        case end(TokenAnswer)
    }

    private var interval: Duration
    private var remaining: Duration

    init(_ prompt: DeviceCodePrompt) {
        interval = prompt.interval
        remaining = prompt.lifetime
    }

    /// Before the first poll the person needs time too.
    var first: Move { .pollAfter(interval) }

    mutating func next(after answer: TokenAnswer) -> Move {
        switch answer {
        case .token(let grant): return .signedIn(grant)
        case .malformed: return .end(answer)
        case .refused(let refusal):
            switch refusal.code {
            case "authorization_pending": return again()
            case "slow_down":
                interval += .seconds(5)
                return again()
            case "expired_token", "code_expired": return .expired
            case "access_denied", "authorization_declined": return .declined
            default: return .end(answer)
            }
        }
    }

    private mutating func again() -> Move {
        remaining -= interval
        return remaining > .zero ? .pollAfter(interval) : .expired
    }
}
