package import Canonical
import DefenderAPI
package import HTTPTypes

/// Decides, for one request to the API, what comes after each answer. It sends nothing and waits for nothing itself.
package struct Exchange: Sendable {
    /// What came of one sending.
    package enum Answer: Sendable {
        case response(HTTPResponse, [UInt8])
        case failure(TransportFailure)
    }

    package enum Move: Hashable, Sendable {
        /// Send once more after this wait.
        case sendAfter(Duration)
        /// Get another token, then send once more.
        case renewToken
        case end(Ending)
    }

    /// The last word on a request.
    package enum Ending: Hashable, Sendable {
        /// An answer that is to be read, be it success or refusal.
        case answered(HTTPResponse, [UInt8])
        /// Not sent again, or not once more.
        case gaveUp(Setback)
    }

    private let isChanging: Bool
    private var schedule: RetrySchedule
    private var hasRenewed = false

    /// - Parameter isChanging: then the request is sent again only if it provably had no effect.
    package init(isChanging: Bool, policy: RetryPolicy) {
        self.isChanging = isChanging
        schedule = RetrySchedule(policy)
    }

    /// - Parameter random: 0 up to 1.
    package mutating func next(after answer: Answer, now: Timestamp, random: Double) -> Move {
        switch answer {
        case .failure(let failure): return again(.failure(failure), random)
        case .response(let response, let body):
            if let setback = Setback(response, now: now) { return again(setback, random) }
            if !hasRenewed, mayNeedAnotherToken(response, body) {
                hasRenewed = true
                return .renewToken
            }
            return .end(.answered(response, body))
        }
    }

    private mutating func again(_ setback: Setback, _ random: Double) -> Move {
        guard !isChanging || setback.provesNoEffect, let wait = schedule.wait(after: setback, random: random) else {
            return .end(.gaveUp(setback))
        }
        return .sendAfter(wait)
    }

    /// 401: the token may have expired or been revoked. 403: a role may have been granted since it was given out, unless
    /// the code names another reason.
    private func mayNeedAnotherToken(_ response: HTTPResponse, _ body: [UInt8]) -> Bool {
        switch response.status.code {
        case 401: true
        case 403: !Self.notAboutPermissions.contains(APIError(status: 403, body: body).code ?? "")
        default: false
        }
    }

    static let notAboutPermissions: Set = ["DisabledFeature", "DisallowedOperation"]
}
