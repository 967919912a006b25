import Canonical
import DefenderAPI
package import Guardrails
import HTTPTypes

/// Why a request may have to be sent again.
package enum Setback: Hashable, Sendable {
    case failure(TransportFailure)
    /// 429: refused unread.
    case throttled(retryAfter: Duration?)
    /// 500, 502, 503 or 504.
    case unwell(status: Int, retryAfter: Duration?)
    /// Forbidden while it waited for its turn.
    case held(Stop)

    /// nil if the answer is one to be read.
    /// - Parameter passing: other statuses of this service that pass by themselves.
    init?(_ response: HTTPResponse, now: Timestamp, passing: Set<Int> = []) {
        let wait = response.headerFields[.retryAfter].flatMap { RetryAfter.wait($0, now: now) }
        switch response.status.code {
        case 429: self = .throttled(retryAfter: wait)
        case 500, 502, 503, 504: self = .unwell(status: response.status.code, retryAfter: wait)
        case let status where passing.contains(status): self = .unwell(status: status, retryAfter: wait)
        default: return nil
        }
    }

    var retryAfter: Duration? {
        switch self {
        case .failure, .held: nil
        case .throttled(let wait), .unwell(_, let wait): wait
        }
    }

    var isThrottling: Bool { if case .throttled = self { true } else { false } }

    /// Whether the request provably had no effect, so that a write may be sent again: nothing left, or the service says that
    /// it turned the request away and when to come back.
    var provesNoEffect: Bool {
        switch self {
        case .failure(.notSent), .throttled, .unwell(503, .some), .held: true
        case .failure(.cut), .unwell: false
        }
    }
}
